// Put in an application's NODE_OPTIONS: it speaks to this machine only, and whatever else it tried is written down.
"use strict";

const dgram = require("node:dgram");
const dns = require("node:dns");
const fs = require("node:fs");
const net = require("node:net");

const here = (host) =>
  !host || host === "localhost" || host === "::1" || host === "::" || host === "0.0.0.0" || /^127\./.test(host);

function refusal(what, host) {
  if (process.env.STRAYED) fs.appendFileSync(process.env.STRAYED, `${what} ${host}\n`);
  const error = new Error(`nobody speaks to ${host} from here`);
  error.code = "ECONNREFUSED";
  return error;
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = options && typeof options === "object" ? options.host : typeof args[1] === "string" ? args[1] : undefined;
  if (options && typeof options === "object" && options.path) return connect.apply(this, args);
  if (here(host)) return connect.apply(this, args);
  const error = refusal("connect", host);
  process.nextTick(() => this.destroy(error));
  return this;
};

const lookup = dns.lookup;
dns.lookup = function (host, ...args) {
  if (here(host)) return lookup.call(dns, host, ...args);
  const error = refusal("lookup", host);
  const answer = args[args.length - 1];
  process.nextTick(() => answer(error));
};
dns.promises.lookup = async (host, options) => {
  if (!here(host)) throw refusal("lookup", host);
  return options && options.all ? [{ address: "127.0.0.1", family: 4 }] : { address: "127.0.0.1", family: 4 };
};

// A datagram to another, such as what announces a service to the network, is taken and sent to nobody.
const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...args) {
  const answer = typeof args[args.length - 1] === "function" ? args[args.length - 1] : undefined;
  const host = args.slice(1).find((arg) => typeof arg === "string");
  if (here(host)) return send.apply(this, args);
  refusal("send", host);
  if (answer) process.nextTick(answer, null, 0);
};
