// Words, numbers, units: complete in both languages and written as each writes them.
import { afterEach, describe, expect, it } from "vitest";
import { pick, speak, t } from "../../src/i18n";
import { bytesText, clock, monthText, num, short, signed, withUnit } from "../../src/i18n/format";
import { shownAs } from "../../src/i18n/units";
import { WORDS } from "../../src/i18n/words";
import { FAULTS } from "../../src/reader/fault";

afterEach(() => speak("vi"));
const LETTERS = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const ALIKE = new Set(["%", "TFP", "GRDP", "BRT", "Metro", "{0}: {1}", "Tân Vạn"]);

describe("words", () => {
  it("stand in both languages and differ, unless both say it alike", () => {
    for (const [key, [vi, en]] of Object.entries(WORDS)) {
      expect(vi.trim(), key).not.toBe("");
      expect(en.trim(), key).not.toBe("");
      if (!ALIKE.has(vi)) expect(vi, key).not.toBe(en);
    }
  });
  it("carry Vietnamese marks in Vietnamese alone", () => {
    const plain = Object.entries(WORDS).filter(([, [vi]]) => vi.split(" ").length > 2 && !LETTERS.test(vi)).map(([key]) => key);
    expect(plain).toEqual([]);
    const marked = Object.entries(WORDS).filter(([, [, en]]) => LETTERS.test(en.replace(/Tân Vạn|Bình Dương|đồng/g, ""))).map(([key]) => key);
    expect(marked).toEqual([]);
  });
  it("insert the same places in both languages", () => {
    for (const [key, [vi, en]] of Object.entries(WORDS)) expect((vi.match(/\{\d\}/g) ?? []).sort(), key).toEqual((en.match(/\{\d\}/g) ?? []).sort());
  });
  it("have a sentence for every fault", () => {
    for (const code of FAULTS) expect(WORDS).toHaveProperty(`fault_${code}`);
  });
  it("follow the language", () => {
    expect(t("page_map")).toBe("Bản đồ");
    speak("en");
    expect(t("loading", "a.h5")).toBe("Reading a.h5 …");
    expect(pick(["một", "one"])).toBe("one");
  });
});

describe("numbers", () => {
  it("have points and commas by language", () => {
    expect(num(1234567.8)).toBe("1.234.568");
    expect(num(-0.5)).toBe("−0,5");
    speak("en");
    expect(num(1234567.8)).toBe("1,234,568");
    expect(num(3.14159)).toBe("3.14");
  });
  it("are a dash where there is none, and no minus zero", () => {
    expect(num(NaN)).toBe("–");
    expect(num(-0.0001, 1)).toBe("0,0");
    expect(signed(0.00001, 2)).toBe("0,00");
    expect(signed(2, 1)).toBe("+2,0");
  });
  it("are short on axes", () => {
    speak("en");
    expect(short(1_500_000)).toBe("1.5M");
    expect(short(25_000)).toBe("25k");
    expect(short(-3.5)).toBe("−3.5");
  });
  it("stand close to signs and apart from words", () => {
    expect(withUnit("5", "percent")).toBe("5%");
    expect(withUnit("5", "min")).toBe("5 phút");
    expect(withUnit("5", "a new unit")).toBe("5 a new unit");
  });
});

describe("times and sizes", () => {
  it("are read at a glance", () => {
    expect(clock(19_800)).toBe("05:30");
    expect(clock(106_200)).toBe("05:30");
    expect(monthText(202107)).toBe("07/2021");
    speak("en");
    expect(monthText(202107)).toBe("2021-07");
    expect(bytesText(28_327_114)).toBe("28.3 MB");
  });
  it("have no unit left over in either language", () => {
    for (const unit of ["VND per parcel", "trucks per day", "kg per day", "percentage points"]) {
      speak("vi");
      expect(withUnit("1", unit)).not.toContain(" per ");
      speak("en");
      expect(withUnit("1", unit)).not.toContain(" per ");
    }
  });
  it("show large amounts in larger units", () => {
    expect(shownAs("VND per month", 1)).toEqual({ factor: 1e-6, unit: "million VND per month" });
    expect(shownAs("billion VND", 7e5).unit).toBe("trillion VND");
    expect(shownAs("billion VND", 500).unit).toBe("billion VND");
  });
});
