import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, anonymise } from '#domain/line-up/anonymise.ts';
import { foldText } from '#domain/line-up/fold-text.ts';

/** What may be said, and of the rest what kind it was. */
function shown(text: string, names: readonly string[] = []): string {
  return anonymise(text, names)
    .map((piece) => (piece.kind === 'said' ? piece.text : `[${piece.kind}]`))
    .join('');
}

function said(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'said' ? piece.text : '\n')).join('');
}

describe('a name', () => {
  it.each([
    ['whole', 'Nora Muster was glad.', 'Nora Muster', '[name] was glad.'],
    ['by its parts', 'Nora called; Ms Muster wrote.', 'Nora Muster', '[name] called; Ms [name] wrote.'],
    ['in another case', 'NORA and nora', 'Nora Muster', '[name] and [name]'],
    ['with an accent less', 'Jose was kind', 'José Muñoz', '[name] was kind'],
    ['with an accent more', 'José was kind', 'Jose Munoz', '[name] was kind'],
    ['with accents that stand apart', 'Jose\u0301 was kind', 'José', '[name] was kind'],
    ['with its genitive', 'Nora’s parcel, Noras Paket', 'Nora', '[name] parcel, [name] Paket'],
    ['with its apostrophe written in another way', 'for O’Neill', "O'Neill", 'for [name]'],
    ['with its hyphen', 'Anne-Marie rang', 'Anne-Marie', '[name] rang'],
    ['without its hyphen', 'Anne Marie rang', 'Anne-Marie', '[name] rang'],
    ['after its last name', 'Muster, Nora', 'Nora Muster', '[name], [name]'],
    ['German with ß', 'Frau Weiss kam', 'Weiß', 'Frau [name] kam'],
    ['Polish, bent', 'dla Łucji', 'Łucja Wzór', 'dla [name]'],
    ['Turkish', 'IŞIK geldi', 'Işık', '[name] geldi'],
    ['Cyrillic, bent', 'посылка для Анны', 'Анна Образцова', 'посылка для [name]'],
    ['Cyrillic as it is', 'Анна ждала', 'Анна Образцова', '[name] ждала'],
    ['Greek', 'Η Μαρια περίμενε', 'Μαρία', 'Η [name] περίμενε'],
    ['Arabic', 'اتصلت فاطمة بنا', 'فاطمة', 'اتصلت [name] بنا'],
    ['Arabic after what is written in one with it', 'شكرًا لفاطمة وفاطمة', 'فاطمة', 'شكرًا [name] [name]'],
    ['Hebrew after what is written in one with it', 'החבילה לנועה', 'נועה', 'החבילה [name]'],
    ['Chinese', '今天王小明打来电话', '王小明', '今天[name]打来电话'],
    ['Chinese by the given name', '小明很高兴', '王小明', '[name]很高兴'],
    ['Chinese by family name and title', '王先生很高兴', '王小明', '[name]很高兴'],
    ['Japanese', '佐藤さんに電話した', '佐藤 花子', '[name]さんに電話した'],
    ['Korean', '민수님이 전화했다', '김민수', '[name]님이 전화했다'],
    ['Thai', 'คุณสมชายโทรมา', 'สมชาย', 'คุณ[name]โทรมา'],
    ['in wide letters', 'Ｎｏｒａ came', 'Nora', '[name] came'],
    ['with what is not seen within', 'No\u200bra came', 'Nora', '[name] came'],
  ])('is hidden %s', (_how, text, name, expected) => {
    expect(shown(text, [name])).toBe(expected);
  });

  it('hides no word that only begins with it, nor what stands between names', () => {
    expect(shown('The annals of von', ['Ann von Muster'])).toBe('The annals of von');
  });

  it('of nobody hides nothing', () => {
    expect(shown('Somebody was glad.', ['', ' ', '-'])).toBe('Somebody was glad.');
  });
});

describe('what else tells who it was, or how much', () => {
  it.each([
    ['nora@muster.example wrote', '[address] wrote'],
    ['see https://shop.example/o/1 there', 'see [address] there'],
    ['sent to 12 Long Sample Street by van', 'sent to [address] by van'],
    ['in die Musterstraße 7 geliefert', 'in die [address] geliefert'],
    ['order #A-77 came', 'order [number] came'],
    ['order 123456 came', 'order [number] came'],
    ['order AB-12345 came', 'order [number] came'],
    ['rang +49 30 1234 567 twice', 'rang [number] twice'],
    ['الطلب ١٢٣٤٥ وصل', 'الطلب [number] وصل'],
    ['gave €20 back', 'gave [amount] back'],
    ['gave 20 € back', 'gave [amount] back'],
    ['gave 12.50 back', 'gave [amount] back'],
    ['gave 1.234,50 EUR back', 'gave [amount] back'],
    ['gave US$ 20 back', 'gave [amount] back'],
    ['gave twenty euros back', 'gave [amount] back'],
    ['gab 20 Euro zurück', 'gab [amount] zurück'],
    ['a rendu 20 francs', 'a rendu [amount]'],
    ['دفعنا ٢٠ يورو له', 'دفعنا [amount] له'],
    ['２０円を返した', '[amount]を返した'],
    ['gave 15 % off', 'gave [amount] off'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('leaves what tells neither: hours, days, how many', () => {
    const text = 'At 10:30 she waited 3 days for 2 parcels.';
    expect(shown(text)).toBe(text);
  });
});

describe('whatever the text', () => {
  const NAMES = ['Nora Muster', 'José Muñoz', 'فاطمة الزهراء', '王小明', 'Анна Образцова', 'Weiß', 'นภา'];
  const names = fc.constantFrom(...NAMES);
  const between = fc.constantFrom(' ', ', ', ' – ', '\n', ' was ', ' غدا ', '。');
  const filler = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('parcel', 'пакет', '包裹', 'طرد'));

  it('no name of those that are known is left, as it is or in capitals', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(filler, between, names, fc.boolean(), between), { maxLength: 5 }), (parts) => {
        const text = parts.map(([fill, one, name, isLoud, other]) => fill + one + (isLoud ? name.toUpperCase() : name) + other).join('');
        const left = foldText(said(anonymise(text, NAMES))).text;
        for (const name of NAMES) expect(left).not.toContain(foldText(name).text);
      }),
    );
  });

  it('no sum with its currency is left, nor four digits in a row, in any script', () => {
    const digits = fc.constantFrom('0123456789', '٠١٢٣٤٥٦٧٨٩', '०१२३४५६७८९', '０１２３４５６７８９');
    const numbers = fc
      .tuple(digits, fc.nat({ max: 999_999 }))
      .map(([zeros, number]) => Array.from(String(number), (digit) => Array.from(zeros)[Number(digit)] ?? '').join(''));
    const sums = fc.tuple(numbers, fc.constantFrom('€', '$', '£', '¥', '₹', 'EUR', ' euros', ' دولار', '円'), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.tuple(filler, sums), { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts
          .map(([fill, [number, unit, isBefore]]) => `${fill} ${isBefore && unit.length === 1 ? unit + number : number + unit} `)
          .join('');
        const left = said(anonymise(text, []));
        expect(left).not.toMatch(/\p{Sc}|\p{Nd}\s*(?:EUR|euros|دولار|円)/u);
        expect(left).not.toMatch(/\p{Nd}{4}/u);
      }),
    );
  });

  it('what is said stands in the text, in its order, and nothing is made up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.array(names, { maxLength: 2 }), (text, some) => {
        let at = 0;
        for (const piece of anonymise(text, some)) {
          if (piece.kind !== 'said') continue;
          const found = text.indexOf(piece.text, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + piece.text.length;
        }
      }),
    );
  });
});
