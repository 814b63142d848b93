"use strict";
// wake_check.js DISPLAY.JS: runs the script of a class's screen in a browser made of paper, and prints when it
// asks that the screen stay awake, and what it says where it may not.
const fs = require("fs");
const script = fs.readFileSync(process.argv[2], "utf8");

function run(name, wakeLock) {
  const heard = {};
  const element = () => ({
    style: {}, dataset: { awake: "the screen may go dark", page: "", offset: "480" }, textContent: "", clientHeight: 100, scrollTop: 0,
    classList: { add() {} }, appendChild() {}, setAttribute() {}, querySelectorAll: () => [],
    getBoundingClientRect: () => ({ top: 0, bottom: 100, height: 100 }),
  });
  const places = { main: element(), state: element() };
  const page = {
    body: element(), head: element(), hidden: false, createElement: element,
    getElementById: (id) => places[id], addEventListener: (what, then) => { heard[what] = then; },
  };
  let asked = 0;
  const browser = { wakeLock: wakeLock && { request: (what) => { asked += what === "screen"; return wakeLock(); } } };
  new Function("document", "navigator", "addEventListener", "setInterval", "setTimeout", script)(
    page, browser, () => {}, () => {}, () => {});
  return Promise.resolve().then(() => Promise.resolve()).then(() => {
    const first = asked;
    page.hidden = true;
    heard.visibilitychange();
    const away = asked;
    page.hidden = false;
    heard.visibilitychange();
    console.log("%s: asked %d, hidden %d, back %d; %s", name, first, away - first, asked - away,
      places.state.textContent || "says nothing");
  });
}

run("allowed", () => Promise.resolve({}))
  .then(() => run("refused", () => Promise.reject(new Error("no"))))
  .then(() => run("unknown", null));
