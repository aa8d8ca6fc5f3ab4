-- One row per claim: its id and the claim as a sentence.
SELECT claim_id, statement
FROM claims
ORDER BY claim_id
