"""The training loop: from any saved step on, the same as if it had never stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, process_time
from typing import Any

import torch

from benchmarks.tagger import batches, corpus, evaluate, losses, state
from benchmarks.tagger.average import Average
from benchmarks.tagger.data import Lesson
from benchmarks.tagger.inference import TorchTagger, encoded, half, tensor
from benchmarks.tagger.net import Net
from benchmarks.tagger.options import Options
from benchmarks.tagger.teacher import Lecture
from extract.candidates.tagger.vocabulary import Ends

__all__ = ["Material", "Trainer", "rate"]

_WARMING = 20
_CLIP = 1.0


@dataclass(frozen=True, slots=True)
class Material:
    """What is learned from and measured on."""

    train: Sequence[Lesson]
    dev: Sequence[Lesson]
    part: corpus.Split
    ends: Ends
    lecture: Lecture | None = None


def rate(step: int, steps: int) -> float:
    """Share of the highest learning rate: up over a twentieth of the run, then down to 0."""
    warm = max(1, steps // _WARMING)
    return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))


class Trainer:
    """One run."""

    def __init__(self, options: Options, net: Net, material: Material, device: str) -> None:
        self._options, self._net, self._material, self._device = options, net, material, device
        self._optimizer = _optimizer(net, options)
        self._average = Average(net, options.ema) if options.ema else None
        self._log = state.Log(options.out / "log.jsonl")
        self._per_epoch = -(-len(material.train) // options.batch)
        self.steps = max(1, round(options.epochs * self._per_epoch))
        self.step, self._best = 0, -1.0
        self._sums = [0.0, 0.0, 0.0]
        self._clock = _Clock()

    def run(self) -> bool:
        """Train to the end or as long as the options allow; true when nothing is left to do."""
        self._resume()
        order: list[list[int]] = []
        while self.step < self.steps:
            epoch, at = divmod(self.step, self._per_epoch)
            if not order or at == 0:
                order = self._order(epoch)
            self._learn(order[at])
            self._due()
            if self._options.minutes and self._clock.here >= self._options.minutes:
                break
        self._save()
        return self.step >= self.steps

    def _order(self, epoch: int) -> list[list[int]]:
        options = self._options
        return batches.shuffled(self._material.train, options.batch, options.seed, epoch)

    def _learn(self, numbers: list[int]) -> None:
        self._net.train()
        for group in self._optimizer.param_groups:
            group["lr"] = group["peak"] * rate(self.step, self.steps)
        anchors, tags, whole = self._loss(numbers)
        self._optimizer.zero_grad()
        whole.backward()
        torch.nn.utils.clip_grad_norm_(self._net.parameters(), _CLIP)
        self._optimizer.step()
        self.step += 1
        if self._average is not None:
            self._average.update(self._net, self.step)
        for place, value in enumerate((anchors, tags, whole)):
            self._sums[place] += float(value.detach())

    def _loss(self, numbers: list[int]) -> tuple[Any, Any, Any]:
        """The loss of anchors, that of tags, and what is minimised, each by attribution."""
        windows, device = [self._material.train[n] for n in numbers], self._device
        batch = batches.collate(windows, self._material.ends)
        gold = batches.targets(windows)
        cases = tuple(tensor(a, device) for a in (gold.rows, gold.at, gold.near))
        with half(device, bf16=self._options.bf16):
            words = encoded(self._net, batch, device)
            logits = (self._net.anchors(words), self._net.tags(words, *cases))
        heads = (logits[0].float(), logits[1].float())
        focus, tags = tensor(batch.focus, device), tensor(gold.tags, device)
        count = max(1.0, float(gold.weights.sum()))
        anchor = losses.anchor_loss(heads[0], tensor(gold.anchors, device), focus) / count
        moves = self._net.transitions().float() if self._options.crf else None
        weights = tensor(gold.weights, device)
        tag = losses.tag_loss(heads[1], tags, weights, moves) / count
        whole = anchor + losses.TAG_SHARE * tag
        if self._material.lecture is not None:
            said = self._material.lecture.of(numbers, gold)
            told = tuple(tensor(a, device) for a in (said.anchors, said.tags, said.sure))
            taught = losses.distilled(heads, told, focus, tags) / count
            share = self._options.distill_weight
            whole = (1 - share) * whole + share * taught
        return anchor, tag, whole

    def _due(self) -> None:
        """What is to be done after this step: log, measure, save."""
        options, last = self._options, self.step == self.steps
        if self.step % options.log_every == 0 or last:
            self._told()
        if last or self.step % (options.eval_every or self._per_epoch) == 0:
            self.measure()
            self._save()
        elif self.step % options.save_every == 0:
            self._save()

    def _told(self) -> None:
        seen = self.step % self._options.log_every or self._options.log_every
        anchor, tags, loss = (round(s / min(seen, self.step), 4) for s in self._sums)
        self._sums = [0.0, 0.0, 0.0]
        self._log.write(
            "step", step=self.step, of=self.steps, anchor=anchor, tags=tags, loss=loss,
            **self._clock.minutes(),
        )  # fmt: skip

    def measure(self) -> dict[str, Any]:
        """Score the network as it stands on dev; keep it where it is the best so far."""
        if self._average is None:
            return self._measured()
        with self._average.applied(self._net):
            return self._measured()

    def _measured(self) -> dict[str, Any]:
        m = self._material
        tagger = TorchTagger(self._net, self._device)
        found = evaluate.predict(tagger, m.dev, m.ends, min(evaluate.THRESHOLDS))
        every = evaluate.measured(m.part.score, m.part.gold, found, m.part.docs)
        top = {"step": self.step, **evaluate.best(every)}
        self._log.write("dev", step=self.step, best=top, all=every, **self._clock.minutes())
        if top["pairs"][2] > self._best:
            self._best = top["pairs"][2]
            state.weights_file(self._options.out / "best.pt", self._net, top, self._options.fold)
        return top

    def _save(self) -> None:
        state.saved(
            self._options.out / "last.pt",
            {
                "options": self._options.binding(),
                "step": self.step,
                "best": self._best,
                "sums": self._sums,
                "minutes": self._clock.minutes(),
                "net": self._net.state_dict(),
                "optimizer": self._optimizer.state_dict(),
                "average": self._average.weights if self._average is not None else {},
                "generators": state.generators(),
            },
        )

    def _resume(self) -> None:
        path = self._options.out / "last.pt"
        if not path.exists():
            self._log.rewind(-1)
            return
        held = state.read(path)
        _same(held["options"], self._options.binding(), path)
        self.step, self._best, self._sums = held["step"], held["best"], held["sums"]
        self._net.load_state_dict(held["net"])
        self._optimizer.load_state_dict(held["optimizer"])
        if self._average is not None:
            self._average.weights = {k: v.to(self._device) for k, v in held["average"].items()}
        self._clock = _Clock(**held["minutes"])
        state.restore(held["generators"])
        self._log.rewind(self.step)


class _Clock:
    """Minutes of processor and clock, earlier calls of the same run counted in."""

    def __init__(self, cpu_minutes: float = 0.0, wall_minutes: float = 0.0) -> None:
        self._cpu, self._wall = cpu_minutes, wall_minutes
        self._begun = process_time(), monotonic()

    @property
    def here(self) -> float:
        """Minutes by the clock since this call began."""
        return (monotonic() - self._begun[1]) / 60

    def minutes(self) -> dict[str, float]:
        cpu = self._cpu + (process_time() - self._begun[0]) / 60
        return {"cpu_minutes": round(cpu, 3), "wall_minutes": round(self._wall + self.here, 3)}


def _same(held: dict[str, Any], asked: dict[str, Any], path: Path) -> None:
    other = sorted(k for k in asked if held.get(k) != asked[k])
    if other:
        raise ValueError(f"{path}: a run with another {', '.join(other)}; choose another --out")


def _optimizer(net: Net, options: Options) -> Any:
    encoder = [p for name, p in net.named_parameters() if name.startswith("enc.")]
    heads = [p for name, p in net.named_parameters() if not name.startswith("enc.")]
    groups = [
        {"params": encoder, "lr": options.lr, "peak": options.lr},
        {"params": heads, "lr": options.head_lr, "peak": options.head_lr},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
