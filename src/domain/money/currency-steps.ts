/*
 * What people give in a currency where others would give one euro: 1, 2 or 5 times a power of ten, whichever is nearest to what a
 * euro was worth at the end of November 2025, in major units. Our choice from rough rates of that time; it decides where sums look
 * right, not what anything is worth. Codes of ISO 4217 for which no minor unit is defined (metals, baskets, test codes) have none,
 * nor have currencies that are gone: of those nobody can say what people give.
 */
const CODES_BY_STEP: Readonly<Record<string, string>> = {
  '.02': 'CLF',
  '.5': 'BHD KWD OMR',
  1: 'BMD BSD CHE CHF CHW EUR FKP GBP GIP JOD KYD PAB SHP USD USN',
  2: 'AUD AWG AZN BAM BBD BND BZD CAD FJD GEL MXV NZD SGD TOP XCD XCG',
  5: 'AED BRL BYN ILS LYD MYR PEN PGK PLN QAR RON SAR TMT TND WST',
  10: 'BOB CNY COU DKK GHS GTQ HKD MAD MOP NOK SBD SEK SVC TJS TTD UYI',
  20: 'BWP CUP CZK ERN HNL LSL MDL MVR MXN NAD SCR SLE STN SZL UYW ZAR ZMW ZWG',
  50: 'EGP MKD MRU MUR NIO PHP SRD THB TRY TWD UAH UYU',
  100: 'AFN ALL BTN CVE DOP GMD INR KGS MZN RSD RUB VUV XPF',
  200: 'BDT DJF DZD ETB GYD HTG ISK JMD JPY KES LRD NPR VED VES YER',
  500: 'AMD CRC HUF KMF KZT LKR PKR SDG SOS XAF XOF',
  1e3: 'AOA CLP KPW',
  2e3: 'ARS CDF IQD KRW MMK MWK NGN RWF TZS',
  5e3: 'BIF COP KHR MGA MNT SSP UGX',
  1e4: 'GNF PYG SYP UZS',
  2e4: 'IDR LAK VND',
  1e5: 'LBP',
  1e6: 'IRR',
};

/** The step of a currency in major units; null where nobody can say what people give in it. */
export function currencyStep(code: string): number | null {
  const found = Object.entries(CODES_BY_STEP).find(([, codes]) => codes.split(' ').includes(code));
  return found === undefined ? null : Number(found[0]);
}
