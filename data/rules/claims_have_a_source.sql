-- Every claim has a source.
-- Where: claims.claim_id
SELECT claim_id
FROM claims
WHERE claim_id NOT IN (SELECT claim_id FROM claim_sources)
