// Speaking to the server, in the way of this town: reads by GET or POST, changes by whatever it uses for them.
import { config } from "./config.js";

const JSON_TYPE = { "content-type": "application/json" };
const GRAPHQL = {
  place: ["PlaceQuery", "query PlaceQuery($id: ID!) { place(id: $id) { id title path html seen } }"],
  part: ["PartQuery", "query PartQuery($id: ID!) { part(id: $id) { html } }"],
  set: ["UpdateSettingsMutation", "mutation UpdateSettingsMutation($fields: Fields!) { updateSettings(fields: $fields) { ok } }"],
  act: ["ActMutation", "mutation ActMutation($id: ID!) { act(id: $id) { ok } }"],
  send: ["SendRequestMutation", "mutation SendRequestMutation($id: ID!, $fields: Fields!) { send(id: $id, fields: $fields) { go } }"],
  seen: ["MarkSeenMutation", "mutation MarkSeenMutation { markSeen { ok } }"],
};
const RPC = { place: "GetPlace", part: "GetPart", set: "SetSettings", act: "DoAct", send: "SendRequest", seen: "MarkSeen" };
const DOCUMENTS = { place: "7391450128", part: "6620113904", set: "9002718833", act: "8117302295", send: "8450026671", seen: "7730918842" };

const ways = {
  rest: (kind, id, fields) =>
    ({
      place: ["GET", `/data/place/${id}`],
      part: ["GET", `/data/part/${id}`],
      set: ["PATCH", "/data/settings", JSON.stringify(fields), JSON_TYPE],
      act: ["POST", `/data/acts/${id}`],
      send: ["POST", `/data/requests/${id}`, JSON.stringify(fields), JSON_TYPE],
      seen: ["POST", "/data/seen"],
    })[kind],
  graphql: (kind, id, fields) => {
    const [operationName, query] = GRAPHQL[kind];
    return ["POST", "/graphql", JSON.stringify({ operationName, query, variables: { id, fields } }), JSON_TYPE];
  },
  persisted: (kind, id, fields) => {
    const said = { friendly_name: GRAPHQL[kind][0], doc_id: DOCUMENTS[kind], variables: JSON.stringify({ id, fields }) };
    return ["POST", "/api/graphql", new URLSearchParams(said)];
  },
  rpc: (kind, id, fields) => ["POST", `/rpc/${RPC[kind]}`, JSON.stringify({ id, fields }), JSON_TYPE],
};

// Ask for something or have something changed. Throws where the server does not answer or says no.
export async function call(kind, id = "", fields = {}) {
  const [method, path, body, headers] = ways[config.wire](kind, id, fields);
  const answer = await fetch(config.base + path, { method, body, headers });
  if (answer.status === 401) location.assign(`${config.base}/signin`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

// Report that something was looked at; whether it arrives matters to nobody.
export function report() {
  if (config.beacon) navigator.sendBeacon(`${config.base}/log`, "looked");
}
