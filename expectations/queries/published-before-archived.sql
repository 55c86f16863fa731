-- Releases dated after the day on which their page was archived (one day's grace for time zones).
SELECT
  release_id,
  release_version,
  'dated ' || CAST(published_on AS VARCHAR) || ', but archived on ' || CAST(CAST(archived_at AS DATE) AS VARCHAR) AS detail
FROM {batch}
WHERE published_on > CAST(archived_at AS DATE) + 1
