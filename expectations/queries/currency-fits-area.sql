-- Amounts in a country's currency in a release about another country that has no amount in its own. Dollars and
-- euros are used everywhere. The country is the one that the area, the issuer or the source's area names.
WITH own(currency, names) AS (VALUES
  ('CNY', '\bchina\b|\bchinese\b|中国|国家统计局|省|自治区'), ('JPY', '\bjapan|日本'), ('KRW', '\bkorea|韩国|韓國'),
  ('GBP', '\bunited kingdom\b|\bbritain\b|\bbritish\b|\bengland\b|\bscotland\b|\bwales\b|英国|英國'),
  ('HKD', '\bhong kong\b|香港'), ('MOP', '\bmacau\b|\bmacao\b|澳门|澳門'), ('TWD', '\btaiwan\b|台湾|臺灣'),
  ('SGD', '\bsingapore\b|新加坡'), ('INR', '\bindia\b|\bindian\b|印度'), ('AUD', '\baustralia|澳大利亚'),
  ('NZD', '\bnew zealand\b|新西兰'), ('CAD', '\bcanad|加拿大'), ('CHF', '\bswitzerland\b|\bswiss\b|瑞士'),
  ('SEK', '\bsweden\b|\bswedish\b|瑞典'), ('NOK', '\bnorway\b|\bnorwegian\b|挪威'), ('DKK', '\bdenmark\b|\bdanish\b|丹麦'),
  ('PLN', '\bpoland\b|\bpolish national\b|波兰'), ('CZK', '\bczech|捷克'), ('HUF', '\bhungar|匈牙利'),
  ('RUB', '\brussia|俄罗斯'), ('TRY', '\bturkey\b|\btürkiye\b|土耳其'), ('BRL', '\bbrazil|巴西'),
  ('MXN', '\bmexic|墨西哥'), ('ZAR', '\bsouth africa|南非'), ('THB', '\bthailand\b|泰国'), ('VND', '\bviet ?nam|越南'),
  ('MYR', '\bmalaysia|马来西亚'), ('IDR', '\bindonesia|印度尼西亚'), ('PHP', '\bphilippine|菲律宾')
),
placed AS (
  SELECT
    f.figure_id, f.release_id, f.release_version, split_part(f.unit_measure, '/', 1) AS currency,
    coalesce(f.ref_area, s.ref_area, r.issuer, '') AS area
  FROM (SELECT * FROM {batch}) AS f
  JOIN release AS r USING (release_id, release_version)
  LEFT JOIN source AS s ON s.source_id = f.source_id
  WHERE regexp_matches(f.unit_measure, '^[A-Z][A-Z][A-Z](/|$)')
)
SELECT
  p.figure_id,
  'an amount in ' || p.currency || ' about ' || p.area || ', whose currency ' || o.currency || ' the release never uses' AS detail
FROM placed AS p
JOIN own AS o ON regexp_matches(p.area, o.names, 'i')
WHERE p.currency IN (SELECT currency FROM own)
  AND p.currency <> o.currency
  AND NOT EXISTS (
    SELECT 1 FROM placed AS q
    WHERE q.release_id = p.release_id AND q.release_version = p.release_version AND q.currency = o.currency
  )
QUALIFY count(*) OVER (PARTITION BY p.figure_id) = 1
