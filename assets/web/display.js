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

  // Where pages begin and end: between what must not be cut. One that is longer than a page is.
  function pages() {
    const top = main.getBoundingClientRect().top - main.scrollTop;
    const room = main.clientHeight;
    const all = [{ from: 0, to: room }];
    for (const part of main.querySelectorAll("header, ul, tr, p, h2, h3")) {
      const place = part.getBoundingClientRect();
      let last = all[all.length - 1];
      if (place.height < 2 || place.width < 2 || place.bottom - top <= last.from + room) continue;
      if (place.top - top > last.from) {
        last.to = Math.min(place.top - top, last.from + room);
        last = { from: last.to, to: last.to + room };
        all.push(last);
      }
      while (place.bottom - top > last.from + room) {
        last = { from: last.from + room, to: last.from + 2 * room };
        all.push(last);
      }
    }
    return all;
  }

  function show() {
    main.style.clipPath = "none";
    const all = pages();
    page = page % all.length;
    const here = all[page];
    main.scrollTop = here.from;
    main.style.clipPath = "inset(0 0 " + Math.max(0, main.clientHeight - (here.to - here.from)) + "px 0)";
    // the school's time: a small computer behind a screen often thinks that it is elsewhere
    let text = new Date(Date.now() + 60000 * body.dataset.offset).toISOString().slice(11, 16);
    if (all.length > 1)
      text = body.dataset.page.replace("{0}", page + 1).replace("{1}", all.length) + "   " + text;
    if (clock.textContent !== text) clock.textContent = text;
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
