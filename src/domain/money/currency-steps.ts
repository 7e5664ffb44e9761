/*
 * What people give in a currency where others would give one euro: 1, 2 or 5 times a power of ten, whichever is nearest to what a
 * euro was worth at the end of November 2025, in major units. Our choice from rough rates of that time; it decides where sums look
 * right, not what anything is worth. Codes of ISO 4217 for which no minor unit is defined (metals, baskets, test codes) have none,
 * nor have currencies that are gone: of those nobody can say what people give. The codes stand without spaces, since every first view
 * of the sidebar carries them.
 */
const CODES_BY_STEP: Readonly<Record<string, string>> = {
  '.02': 'CLF',
  '.5': 'BHDKWDOMR',
  1: 'BMDBSDCHECHFCHWEURFKPGBPGIPJODKYDPABSHPUSDUSN',
  2: 'AUDAWGAZNBAMBBDBNDBZDCADFJDGELMXVNZDSGDTOPXCDXCG',
  5: 'AEDBRLBYNILSLYDMYRPENPGKPLNQARRONSARTMTTNDWST',
  10: 'BOBCNYCOUDKKGHSGTQHKDMADMOPNOKSBDSEKSVCTJSTTDUYI',
  20: 'BWPCUPCZKERNHNLLSLMDLMVRMXNNADSCRSLESTNSZLUYWZARZMWZWG',
  50: 'EGPMKDMRUMURNIOPHPSRDTHBTRYTWDUAHUYU',
  100: 'AFNALLBTNCVEDOPGMDINRKGSMZNRSDRUBVUVXPF',
  200: 'BDTDJFDZDETBGYDHTGISKJMDJPYKESLRDNPRVEDVESYER',
  500: 'AMDCRCHUFKMFKZTLKRPKRSDGSOSXAFXOF',
  1e3: 'AOACLPKPW',
  2e3: 'ARSCDFIQDKRWMMKMWKNGNRWFTZS',
  5e3: 'BIFCOPKHRMGAMNTSSPUGX',
  1e4: 'GNFPYGSYPUZS',
  2e4: 'IDRLAKVND',
  1e5: 'LBP',
  1e6: 'IRR',
};

/** The step of a currency in major units; null where nobody can say what people give in it. */
export function currencyStep(code: string): number | null {
  const found = Object.entries(CODES_BY_STEP).find(([, codes]) => codes.match(/.../g)?.includes(code));
  return found === undefined ? null : Number(found[0]);
}
