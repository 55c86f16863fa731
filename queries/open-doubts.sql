-- What waits for a decision, the gravest first, with the computation and the sentence.
SELECT severity, message, computation, sentence
FROM open_findings
ORDER BY list_position(['critical', 'warning', 'info'], severity), message
