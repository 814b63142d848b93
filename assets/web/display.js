"use strict";
// The screen of a class: follows the board as site.js does, turns its pages by itself, shows the time, and
// keeps the screen awake where the browser allows it.
(function () {
  const PAGE_MS = 10000;
  const body = document.body;
  const main = document.getElementById("main");
  const state = document.getElementById("state");
  const clock = document.createElement("p");
  const follow = document.createElement("script");
  let page = 0;

  follow.src = "/site.js";
  document.head.appendChild(follow);
  clock.id = "clock";
  clock.setAttribute("aria-hidden", "true");
  body.appendChild(clock);
  body.classList.add("paged");

  function pages() {
    const step = Math.max(1, main.clientHeight * 0.9);
    return { step: step, count: Math.max(1, Math.ceil((main.scrollHeight - main.clientHeight) / step) + 1) };
  }

  function show() {
    const all = pages();
    page = page % all.count;
    main.scrollTop = page * all.step;
    const now = new Date();
    let text = String(now.getHours()).padStart(2, "0") + ":" + String(now.getMinutes()).padStart(2, "0");
    if (all.count > 1)
      text += "  " + body.dataset.page.replace("{0}", page + 1).replace("{1}", all.count);
    clock.textContent = text;
  }

  // A change is shown from the first page on.
  document.addEventListener("hwboard-change", function () { page = 0; show(); });
  addEventListener("resize", show);
  setInterval(function () { page++; show(); }, PAGE_MS);
  setInterval(show, 1000);
  show();

  async function stayAwake() {
    try {
      await navigator.wakeLock.request("screen");
    } catch (fault) {
      state.textContent = body.dataset.awake;
      setTimeout(function () { if (state.textContent === body.dataset.awake) state.textContent = ""; }, 60000);
    }
  }
  document.addEventListener("visibilitychange", function () { if (!document.hidden) stayAwake(); });
  stayAwake();
})();
