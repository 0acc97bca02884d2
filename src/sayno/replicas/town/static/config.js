// What the server says about this page.
export const config = JSON.parse(document.getElementById("config").textContent);
