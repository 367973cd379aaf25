/**
 * The active codes of ISO 4217 (list one, funds codes included), by number of decimals of the
 * minor unit. Codes without a minor unit (metals such as XAU, baskets such as XDR, the test code)
 * are left out, because an amount in them has no smallest part to count in. Codes withdrawn since
 * 2021 stay, because history that a shop imports is written in them.
 *
 * These are the standard's decimals, not the ones people print: prices in IDR are shown without
 * decimals, yet banks and tills settle IDR with two.
 */
const CODES_BY_EXPONENT: readonly (readonly [exponent: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
     CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP
     GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT
     LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN
     NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD
     SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS
     VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  ],
  [2, 'ANG BGN CUC HRK SLL ZWL'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

/** Decimals of the minor unit by currency code. */
export const ISO_4217_EXPONENTS: ReadonlyMap<string, number> = new Map(
  CODES_BY_EXPONENT.flatMap(([exponent, codes]) =>
    codes.split(/\s+/u).map((code): [string, number] => [code, exponent]),
  ),
);
