"""The default extractor: a trained tagger and the rules, read together.

The tagger is two small ONNX graphs that come with the package (``weights/``). ``propose`` asks it
and the rules; ``fuse`` makes one list of both; ``files`` knows whether the weights are whole.
"""
