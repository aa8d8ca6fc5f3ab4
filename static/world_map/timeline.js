// Months: a curve of what was counted in each, a slider on it, step and play. The status map shows
// signed countries so far, the infrastructure map megawatts, seen and then planned.
const SVG = "http://www.w3.org/2000/svg";
const PLAY_STEP = 500; // milliseconds a month
const FIRST_LABEL = 70; // pixels taken by the name of the first month
const YEAR_LABEL = 38;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const CURVE_HEIGHT = 24; // of the drawing, whose width is one unit a month

// Last days of the months, the last one cut at the end of coverage: ["2023-03-31", ...].
function monthEnds(firstMonth, lastDay) {
  const ends = [];
  let [year, month] = firstMonth.split("-").map(Number);
  while (ends.length === 0 || ends.at(-1) < lastDay) {
    const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    ends.push(end < lastDay ? end : lastDay);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return ends;
}

// What the slider of the status map says; that of sites says its own.
const OF_DEALS = {
  curve: "Countries with a signed deal, by month",
  slider: "Month the atlas is read for",
  wish: "as_of",
};

export function buildTimeline(box, send, signal, says = OF_DEALS) {
  box.innerHTML = `
    <button type="button" class="play" aria-label="Play the months"></button>
    <div class="track">
      <div class="curve-name"></div>
      <svg class="curve" preserveAspectRatio="none" aria-hidden="true"><path></path></svg>
      <i class="seen-until" hidden></i>
      <b class="signed"></b>
      <input type="range" min="0" step="1">
      <div class="years" aria-hidden="true"></div>
    </div>
    <div class="day"><b></b><span></span></div>
    <button type="button" class="step" data-step="-1" aria-label="One month back">‹</button>
    <button type="button" class="step" data-step="1" aria-label="One month on">›</button>`;
  const [play, slider, curve, path, signed, years, dayName, dayNote] = [
    ".play", "input", ".curve", ".curve path", ".signed", ".years", ".day b", ".day span",
  ].map((name) => box.querySelector(name));
  const seenUntil = box.querySelector(".seen-until");
  box.querySelector(".curve-name").textContent = says.curve;
  slider.setAttribute("aria-label", says.slider);
  let months = [];
  let current = null;
  let timer = null;
  let asked = null;

  const monthAt = (index) => months[Math.max(0, Math.min(months.length - 1, index))];
  const indexOfDay = (day) => {
    const at = months.findIndex((month) => month >= day);
    return at < 0 ? months.length - 1 : at;
  };

  function ask(index, isMoving) {
    const day = monthAt(index);
    if (day === asked && isMoving) return;
    asked = day;
    send(says.wish, { day, moving: isMoving });
  }

  function stop() {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    box.classList.remove("playing");
    play.setAttribute("aria-label", "Play the months");
    ask(Number(slider.value), false);
  }

  play.addEventListener("click", () => {
    if (timer !== null) return stop();
    box.classList.add("playing");
    play.setAttribute("aria-label", "Pause");
    if (Number(slider.value) >= months.length - 1) slider.value = 0;
    ask(Number(slider.value), true);
    timer = setInterval(() => {
      if (asked !== current) return; // the last month is still on its way
      if (Number(slider.value) >= months.length - 1) return stop();
      slider.value = Number(slider.value) + 1;
      place();
      ask(Number(slider.value), true);
    }, PLAY_STEP);
  });
  signal.addEventListener("abort", () => clearInterval(timer));
  for (const step of box.querySelectorAll(".step")) {
    step.addEventListener("click", () => {
      stop();
      // From a day inside a month, back goes to the end of the month before and on to its own end.
      const here = indexOfDay(current);
      const isMonthEnd = monthAt(here) === current;
      const next = Number(step.dataset.step) > 0 && !isMonthEnd ? here : here + Number(step.dataset.step);
      ask(next, false);
    });
  }
  slider.addEventListener("input", () => {
    if (timer !== null) {
      clearInterval(timer);
      timer = null;
      box.classList.remove("playing");
    }
    place();
    if (asked === null || asked === current) ask(Number(slider.value), true);
  });
  slider.addEventListener("change", () => ask(Number(slider.value), false));

  function place() {
    const part = months.length > 1 ? Number(slider.value) / (months.length - 1) : 1;
    box.style.setProperty("--part", part);
  }

  function drawCurve(counts) {
    const most = Math.max(1, ...counts);
    let drawn = `M0 ${CURVE_HEIGHT}`;
    counts.forEach((count, at) => {
      const height = CURVE_HEIGHT - (count / most) * CURVE_HEIGHT;
      drawn += `L${Math.max(0, at - 0.5)} ${height}L${Math.min(counts.length - 1, at + 0.5)} ${height}`;
    });
    curve.setAttribute("viewBox", `0 0 ${Math.max(1, counts.length - 1)} ${CURVE_HEIGHT}`);
    path.setAttribute("d", `${drawn}L${counts.length - 1} ${CURVE_HEIGHT}z`);
  }

  new ResizeObserver(() => months.length && drawYears()).observe(years);

  function drawYears() {
    years.replaceChildren();
    const mark = (text, at) => {
      const span = document.createElement("span");
      span.textContent = text;
      span.style.left = `${(at / Math.max(1, months.length - 1)) * 100}%`;
      years.append(span);
    };
    mark(`${MONTHS[Number(months[0].slice(5, 7)) - 1]} ${months[0].slice(0, 4)}`, 0);
    let free = FIRST_LABEL;
    months.forEach((day, at) => {
      const fromStart = (at / Math.max(1, months.length - 1)) * (years.clientWidth || 700);
      if (day.slice(5, 7) !== "01" || fromStart < free) return;
      mark(day.slice(0, 4), at);
      free = fromStart + YEAR_LABEL;
    });
  }

  function paint(data) {
    box.hidden = data.counts.length === 0;
    if (box.hidden) return;
    const covered = monthEnds(data.first_month, data.last_day);
    if (months.join() !== covered.join()) {
      months = covered;
      slider.max = months.length - 1;
      drawYears();
    }
    drawCurve(data.counts);
    current = data.day;
    const isDragged = box.matches(":active") && document.activeElement === box.getRootNode().host;
    if (!isDragged && (timer === null || asked === current)) slider.value = indexOfDay(current);
    slider.setAttribute("aria-valuetext", data.day_in_words);
    signed.textContent = data.shown ?? data.counts[indexOfDay(current)];
    dayName.textContent = data.day_in_words;
    dayNote.textContent = data.note;
    seenUntil.hidden = !data.seen_until;
    if (data.seen_until) {
      seenUntil.style.left = `${(indexOfDay(data.seen_until) / Math.max(1, months.length - 1)) * 100}%`;
    }
    place();
  }
  return { paint };
}
