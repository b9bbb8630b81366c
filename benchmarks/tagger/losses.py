"""What training minimises: anchors and tags against the annotators, or against a teacher."""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional

from benchmarks.tagger.batches import IGNORED
from extract.candidates.tagger.tags import TAGS

__all__ = ["TAG_SHARE", "anchor_loss", "distilled", "tag_loss"]

#: Share of the tags' loss in the whole: an anchor bears some 200 tags.
TAG_SHARE = 0.1


def anchor_loss(logits: Any, wanted: Any, focus: Any) -> Any:
    """Binary cross-entropy over the words that may be anchors, summed."""
    every = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    return every[focus].sum()


def tag_loss(logits: Any, tags: Any, weights: Any, transitions: Any | None = None) -> Any:
    """Negative log-likelihood of the cases' tags, summed, each as heavy as its weight.

    :param transitions: with these the likelihood is that of the whole sequence (a linear chain).
    """
    if transitions is not None:
        return (weights * _chain(logits, tags, transitions)).sum()
    every = functional.cross_entropy(
        logits.transpose(1, 2), tags, ignore_index=IGNORED, reduction="none"
    )
    return (weights[:, None] * every).sum()


def _chain(logits: Any, tags: Any, transitions: Any) -> Any:
    real = tags != IGNORED
    known = tags.clamp(min=0)
    told = (logits.gather(2, known[:, :, None]).squeeze(2) * real).sum(1)
    told = told + (transitions[known[:, :-1], known[:, 1:]] * real[:, 1:]).sum(1)
    return _whole(logits, real, transitions) - told


def _whole(logits: Any, real: Any, transitions: Any) -> Any:
    """Log of the summed likelihood of all legal sequences."""
    start = torch.zeros(len(TAGS), device=logits.device)
    start[2::2] = transitions.detach().min()
    score = logits[:, 0] + start
    for at in range(1, logits.shape[1]):
        step = torch.logsumexp(score[:, :, None] + transitions, 1) + logits[:, at]
        score = torch.where(real[:, at, None], step, score)
    return torch.logsumexp(score, 1)


def distilled(
    student: tuple[Any, Any], teacher: tuple[Any, Any, Any], focus: Any, tags: Any
) -> Any:
    """Kullback-Leibler divergence of the student's anchors and tags from the teacher's, summed.

    :param student: anchor logits and tag logits.
    :param teacher: anchor probabilities, tag probabilities, and how likely each case is one.
    :param tags: gold tags of the cases, read only for where there is a word.
    """
    wanted, told, sure = teacher
    certain = functional.binary_cross_entropy(wanted, wanted, reduction="none")
    near = functional.binary_cross_entropy_with_logits(student[0], wanted, reduction="none")
    anchors = (near - certain)[focus].sum()
    every = functional.kl_div(torch.log_softmax(student[1], -1), told, reduction="none").sum(-1)
    return anchors + TAG_SHARE * (sure[:, None] * every * (tags != IGNORED)).sum()
