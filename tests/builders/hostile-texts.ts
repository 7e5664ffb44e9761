/** A script that would leave a trace in the page that ran it. */
const RUN = 'document.documentElement.dataset.ran=1';

/** What somebody may write, by accident or on purpose, into any field that people fill. */
export const HOSTILE_TEXTS = {
  markup: `</script><script>${RUN}</script><img src=x onerror="${RUN}"><svg/onload=${RUN}><b>bold</b>&lt;i&gt;`,
  attributes: `" onmouseover="${RUN}" autofocus onfocus='${RUN}' x='`,
  scriptAddress: `javascript:${RUN}//https://shop.example/`,
  placeholders: '{who} {{setting.stripe_key}} ${1+1} $& $1 %s __proto__ constructor',
  override: 'abc \u202egnp.exe\u202c \u202bdef',
  isolates: 'ghi \u2069\u2069 jkl \u2066mno \u2067pqr',
  rightToLeft: 'דנה כהן (לדוגמה)',
  arabic: 'سارة أحمد (عينة)',
  zeroWidth: 'Da\u200bna\u200d Sam\u2060ple\ufeff\u00ad',
  emoji: '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪👍🏽',
  combining: `Z${'\u0351\u0324'.repeat(40)}algo`,
  loneSurrogates: 'high \ud83d low \udc4d end',
  nul: 'before\u0000after\u0007\u001b[31m\u007f',
  lines: 'one\r\ntwo\u2028three\u2029four\u0085five\ttab',
  formula: '=HYPERLINK("https://shop.example/?"&A1,"click")',
  longWord: 'W'.repeat(2_000),
  long: 'A long story. '.repeat(4_682).slice(0, 65_536),
} as const;

/** Each with its name. */
export const EACH_HOSTILE: readonly (readonly [name: string, text: string])[] = Object.entries(HOSTILE_TEXTS);
