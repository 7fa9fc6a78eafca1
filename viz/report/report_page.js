// The page: choices of the maps, words around the figures, language.

const linkChoice = { file: 0, against: -1, year: 0, bin: 0, klass: -1, area: "" },
  zoneChoice = { file: 0, against: -1, year: 0, name: "population", area: "" };
const trafficYears = file => Object.keys(file.traffic).map(Number);
const binName = (day, bin) => {
  const start = day.start[bin];
  return `${clock(start)}–${clock(start + (day.length?.[bin] ?? 0))}`;
};

function select(label, options, value, change) {
  const box = h(
    "select",
    {},
    ...options.map(([key, text]) =>
      h("option", { value: key, ...(String(key) === String(value) ? { selected: "" } : {}) }, text)
    )
  );
  box.addEventListener("change", () => change(box.value));
  return h("label", {}, label, box);
}

/// Each file, and each file against each other one with the same links and zones.
function shownOptions() {
  const options = FILES.map((file, i) => [`${i}|-1`, titleOf(file)]);
  FILES.forEach((file, i) =>
    FILES.forEach((base, j) => {
      if (
        i !== j &&
        file.links.from.length === base.links.from.length &&
        file.zones.id.join() === base.zones.id.join()
      )
        options.push([`${i}|${j}`, `${titleOf(file)} ${w("minus")} ${titleOf(base)}`]);
    })
  );
  return options;
}

/// The whole region or one district, so that dense places can be read.
const areaSelect = (choice, draw) =>
  select(
    w("area"),
    [
      ["", w("region")],
      ...[
        ...new Set(FILES[choice.file].zones.district.filter((_, i) => FILES[choice.file].zones.kind[i] === "internal"))
      ]
        .sort((a, b) => a.localeCompare(b, "vi"))
        .map(d => [d, d])
    ],
    choice.area,
    area => {
      choice.area = area;
      draw();
    }
  );

function choose(choice, key) {
  [choice.file, choice.against] = key.split("|").map(Number);
}

function drawLinkSection() {
  const file = FILES[linkChoice.file],
    years = trafficYears(file),
    day = file.traffic[linkChoice.year];
  const controls = [];
  if (FILES.length > 1)
    controls.push(
      select(w("show"), shownOptions(), `${linkChoice.file}|${linkChoice.against}`, key => {
        choose(linkChoice, key);
        drawLinkSection();
      })
    );
  if (years.length)
    controls.push(
      select(
        w("year"),
        years.map(y => [y, y]),
        linkChoice.year,
        y => {
          linkChoice.year = +y;
          drawLinkSection();
        }
      )
    );
  if (day)
    controls.push(
      select(
        w("bin"),
        day.start.map((_, i) => [i, binName(day, i)]),
        linkChoice.bin,
        b => {
          linkChoice.bin = +b;
          drawLinkSection();
        }
      ),
      select(w("klass"), [[-1, w("all")], ...day.classes.map((c, i) => [i, w(c)])], linkChoice.klass, c => {
        linkChoice.klass = +c;
        drawLinkSection();
      })
    );
  controls.push(areaSelect(linkChoice, drawLinkSection));
  fill($("link-controls"), ...controls);
  drawLinkMap(linkChoice);
  drawWorst(linkChoice);
}

function drawZoneSection() {
  const file = FILES[zoneChoice.file],
    base = FILES[zoneChoice.against],
    names = Object.entries(file.zoneYear).filter(([name]) => !base || base.zoneYear[name]),
    controls = [];
  if (!names.length) return;
  if (!names.some(([name]) => name === zoneChoice.name)) zoneChoice.name = names[0][0];
  if (FILES.length > 1)
    controls.push(
      select(w("show"), shownOptions(), `${zoneChoice.file}|${zoneChoice.against}`, key => {
        choose(zoneChoice, key);
        drawZoneSection();
      })
    );
  controls.push(
    select(
      w("indicator"),
      names.map(([name, f]) => [name, at([f.vi, f.en])]),
      zoneChoice.name,
      name => {
        zoneChoice.name = name;
        drawZoneSection();
      }
    ),
    select(
      w("year"),
      file.years.map(y => [y, y]),
      zoneChoice.year,
      y => {
        zoneChoice.year = +y;
        drawZoneSection();
      }
    )
  );
  controls.push(areaSelect(zoneChoice, drawZoneSection));
  fill($("zone-controls"), ...controls);
  drawZoneMap(zoneChoice);
}

// ------------------------------------------------------------------ words around the figures

function caveats() {
  const vi = lang === "vi",
    file = FILES[0],
    say = [];
  say.push(
    vi
      ? `Mô phỏng ${num(100 * file.scale)}% dân số và doanh nghiệp, hạt giống ${file.seed}; mọi con số đã nhân ` +
          `lên cho toàn vùng. Mẫu càng nhỏ, con số của từng vùng nhỏ càng dao động.`
      : `${num(100 * file.scale)}% of persons and enterprises were simulated, seed ${file.seed}; every figure ` +
          `is expanded to the whole region. The smaller the sample, the more the figures of small zones scatter.`
  );
  say.push(
    vi
      ? "Khi con số mô phỏng cách ngưỡng của mục tiêu dưới một độ lệch chuẩn (±) của chính nó, trang này ghi " +
          "“sát ngưỡng, chưa kết luận”. Độ lệch chuẩn lấy từ dao động từng năm quanh bình quân 3 năm, với tỷ số " +
          "so với 2020 ít nhất là sai số của mẫu."
      : "Where a simulated figure is nearer to its target’s line than its own standard deviation (±), this page " +
          "says “too close to call”. The deviation is that of single years about their mean of three, for ratios " +
          "to 2020 at least the error of the sample."
  );
  say.push(
    vi
      ? "Một lần chạy không cho biết khoảng bất định: hãy chạy nhiều hạt giống trước khi dựa vào chênh lệch nhỏ " +
          "giữa hai kịch bản."
      : "One run tells nothing of its spread: run several seeds before relying on a small difference between " +
          "two scenarios."
  );
  say.push(
    vi
      ? "Nhiều tham số hành vi là giá trị tiên nghiệm từ tài liệu, chưa hiệu chỉnh bằng điều tra tại Bình " +
          "Dương; bảng đầu vào ghi độ tin cậy của từng dòng."
      : "Many behavioural parameters are priors from the literature, not yet calibrated to surveys in Bình " +
          "Dương; the input tables give the confidence of each row."
  );
  const gap = last(file.indicators.relative_gap?.values ?? []);
  if (Number.isFinite(gap))
    say.push(
      vi
        ? `Phân bổ giao thông dừng ở sai lệch tương đối ${gap.toExponential(1).replace(".", ",")}.`
        : `The traffic assignment stopped at a relative gap of ${gap.toExponential(1)}.`
    );
  const step = last(file.coupling);
  if (step)
    say.push(
      vi
        ? `Trao đổi giữa kinh tế và giao thông năm ${step.year}: thay đổi ` +
            `${num(100 * step.relative_change, 2)}% ở vòng cuối.`
        : `Exchange between economy and transport in ${step.year}: a change of ` +
            `${num(100 * step.relative_change, 2)}% in the last round.`
    );
  const known = volumeCounts(file),
    mean = list => num((100 * list.reduce((sum, c) => sum + shareOff(c), 0)) / list.length, 0);
  const printed = known.filter(c => c.published),
    guessed = known.filter(c => !c.published);
  if (printed.length)
    say.push(
      vi
        ? `So với ${printed.length} số đếm xe đã công bố của ngày làm việc, mô phỏng lệch bình quân ${mean(printed)}%.`
        : `Against ${printed.length} published ${printed.length === 1 ? "count" : "counts"} of a working day ` +
            `the simulated volumes are off by ${mean(printed)}% on average.`
    );
  if (guessed.length)
    say.push(
      vi
        ? `So với ${guessed.length} ước đoán lưu lượng theo trí nhớ, mô phỏng lệch bình quân ${mean(guessed)}%; ` +
            `chính các ước đoán này cũng có thể sai như vậy.`
        : `Against ${guessed.length} guesses of volumes from memory they are off by ${mean(guessed)}% on ` +
            `average; the guesses may be as wrong.`
    );
  if (file.dropped)
    say.push(
      vi
        ? `${num(file.dropped)} dòng dữ liệu đầu vào không dùng được nên bị loại; danh sách và lý do nằm trong ` +
            `mục /dropped của tệp kết quả.`
        : `${num(file.dropped)} ${file.dropped === 1 ? "row" : "rows"} of the input had no use and ` +
            `${file.dropped === 1 ? "was" : "were"} left out; /dropped in the results file gives each with its reason.`
    );
  if (FILES.some(f => !f.complete))
    say.push(vi ? "Có tệp kết quả chưa chạy xong." : "One of the results is not complete.");
  fill($("caveats"), ...say.map(text => h("li", {}, text)));
}

const each = of => [...new Set(FILES.map(of))].join(", ");

function drawWords() {
  document.documentElement.lang = lang;
  for (const button of document.querySelectorAll("[data-lang]"))
    button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  const title =
    FILES.length > 2
      ? w("comparison").replace("#", num(FILES.length))
      : [...FILES]
          .reverse()
          .map(titleOf)
          .join(` ${w("against")} `);
  $("title").textContent = title;
  document.title = `${title} – Tân Vạn`;
  const file = FILES[0];
  $("meta").textContent =
    `${[...new Set([file.years[0], last(file.years)])].join("–")} · ${w("scale")} ${each(f => `${num(100 * f.scale)}%`)} · ` +
    `${w("seed")} ${each(f => f.seed)}`;
  fill(
    $("headline"),
    ...FILES.map((f, i) =>
      h(
        "span",
        { class: "one" },
        FILES.length > 1
          ? h("strong", {}, h("span", { class: "swatch", style: `background:${COLOURS[i]}` }), `${titleOf(f)}. `)
          : null,
        ...sentence(f),
        i ? differences(f) + costSentence(f) : ""
      )
    )
  );
  document.documentElement.classList.toggle("many", FILES.length > 1);
  $("identity").textContent = FILES.map(
    f => `${f.name}: ${f.scenario}, tanvan ${f.code_version} (${f.commit}), ${f.created}, ${f.hash}`
  ).join(" · ");
}

function drawAll() {
  drawWords();
  drawFileKeys();
  drawKeys();
  drawTargets();
  drawOfficial();
  drawGrowth();
  drawBinding();
  drawSurface();
  drawAccounting();
  drawPanels();
  drawTravel();
  drawFreight();
  drawZoneSection();
  drawCellSection();
  drawStations();
  drawEvents();
  caveats();
  drawDefinitions();
  drawGlossary();
}

function watchTips() {
  const tip = $("tip");
  document.addEventListener("pointermove", event => {
    const text = event.target.closest?.("[data-tip]")?.getAttribute("data-tip");
    tip.hidden = !text;
    if (!text) return;
    tip.textContent = text;
    tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8)}px`;
  });
}

for (const button of document.querySelectorAll("[data-lang]"))
  button.addEventListener("click", () => {
    lang = button.dataset.lang;
    history.replaceState(null, "", `#lang=${lang}`);
    drawAll();
  });
addEventListener("hashchange", () => {
  lang = location.hash.includes("lang=en") ? "en" : "vi";
  drawAll();
});
let resizing = 0,
  drawnWidth = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === drawnWidth) return;
  drawnWidth = innerWidth;
  clearTimeout(resizing);
  resizing = setTimeout(drawAll, 120);
});
for (const [event, state] of [
  ["beforeprint", true],
  ["afterprint", false]
])
  addEventListener(event, () => {
    printing = state;
    drawAll();
  });
linkChoice.file = Math.max(0, FILES.findIndex(hasTravel));
linkChoice.year = trafficYears(FILES[linkChoice.file]).at(-1) ?? 0;
zoneChoice.year = last(FILES[0].years);
openCells();
watchTips();
drawAll();
