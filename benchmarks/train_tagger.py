"""Train the attribution tagger on PolNeAR, and measure it on the corpus's dev part.

The corpus is read from where it lies. Everything a run makes goes to one folder: ``log.jsonl``,
``last.pt`` (to go on from), ``best.pt`` (the weights with the best F1 of pairs on dev) and
``tokenizer.json``. Needs what requirements-train.in names; nothing else of the project does.

    python -m benchmarks.train_tagger --polnear DIR --out FOLDER [--epochs 5 --seed 1 ...]
"""

from __future__ import annotations

import shutil
import sys

import torch

from benchmarks.tagger.corpus import Split, split
from benchmarks.tagger.loop import Material, Trainer
from benchmarks.tagger.marked import lessons
from benchmarks.tagger.net import fresh
from benchmarks.tagger.options import Options, packaged_encoder, parsed
from benchmarks.tagger.restored import restore
from benchmarks.tagger.teacher import Teacher, lecture
from extract.candidates.tagger.vocabulary import Vocabulary
from extract.candidates.tagger.windows import Shape

__all__ = ["main", "trainer"]


def trainer(options: Options) -> Trainer:
    """A run as the options ask for it, ready to start or to go on."""
    device = _device(options)
    encoder = options.encoder or packaged_encoder()
    vocabulary = Vocabulary(encoder)
    options.out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(vocabulary.path, options.out / vocabulary.path.name)
    torch.manual_seed(options.seed)
    net = fresh(encoder, crf=options.crf, mixer=options.mixer, layers=options.layers)
    if options.start is not None:
        restore(net, options.start)
    return Trainer(options, net.to(device), _material(options, vocabulary, device), device)


def _device(options: Options) -> str:
    torch.set_num_threads(options.threads)
    if options.device != "auto":
        return options.device
    return "cuda" if torch.cuda.is_available() else "cpu"


def _material(options: Options, vocabulary: Vocabulary, device: str) -> Material:
    shape = Shape(options.length, options.context)
    learned = Split(options.polnear, "train", options.limit, options.fold)
    asked = Split(options.polnear, "dev", options.dev_limit)
    train = split(learned, vocabulary, shape, every=options.soft)
    told = None
    if options.distill_from:
        names = sorted(learned.gold.anns)
        teachers = [Teacher(p, names, device, bf16=options.bf16) for p in options.distill_from]
        train, told = lecture(teachers, train, learned.gold.texts)
    if options.news is not None:
        train += options.news_times * lessons(options.news, "taught", vocabulary, shape)
    cases = sum(len(w.cases) for w in train)
    print(f"{len(train)} windows with {cases} cases to learn from, on {device}", file=sys.stderr)
    return Material(train, split(asked, vocabulary, shape), asked, vocabulary.ends, told)


def main(argv: list[str] | None = None) -> int:
    """Train, from the start or from where an earlier call stopped."""
    run = trainer(parsed(argv))
    if run.run():
        print(f"finished: {run.steps} steps", file=sys.stderr)
    else:
        print(f"stopped at step {run.step} of {run.steps}; call again to go on", file=sys.stderr)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError) as error:
        sys.exit(f"train_tagger: {error}")
