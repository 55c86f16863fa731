-- Units that look like a currency (three capitals, alone or before a slash) and are none of ISO 4217.
SELECT figure_id, 'the unit ' || unit_measure || ' is no currency of ISO 4217' AS detail
FROM {batch}
WHERE regexp_matches(split_part(unit_measure, '/', 1), '^[A-Z][A-Z][A-Z]$')
  AND NOT list_contains(string_split(
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD '
    || 'CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP '
    || 'GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD '
    || 'KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK '
    || 'NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD '
    || 'SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XAU '
    || 'XAG XCD XCG XDR XOF XPF YER ZAR ZMW ZWG', ' '), split_part(unit_measure, '/', 1))
