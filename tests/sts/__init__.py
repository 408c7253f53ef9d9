"""A double of AWS STS and IAM for the tests and the demo, on loopback.

It behaves as AWS does where stsmfa depends on it: HTTPS, real signatures, real codes, AWS's own
error texts. And it can be told to misbehave. Standard library only, so that the demo needs nothing but python3 and openssl.
"""
