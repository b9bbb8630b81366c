"""The tagger's network: an encoder, anchor scores of all words, and tags given an anchor."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoConfig, AutoModel

from extract.candidates.tagger.tags import TAGS, illegal

__all__ = ["Architecture", "Net", "fresh", "rebuilt"]

#: Places beyond this many words from the anchor look alike.
_FAR = 64
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Architecture:
    """What is needed to build a network before its weights are read.

    :param encoder: the encoder's own configuration, as JSON.
    :param width: numbers that describe a word given an anchor.
    :param crf: whether the order of tags is learned.
    :param mixer: whether words look at each other once more, given the anchor.
    """

    encoder: str
    width: int = 256
    crf: bool = False
    mixer: bool = False


class Net(nn.Module):
    """Encoder, anchor head and tag head."""

    def __init__(self, encoder: Any, architecture: Architecture) -> None:
        super().__init__()
        self.architecture = architecture
        hidden, width = encoder.config.hidden_size, architecture.width
        self.enc = encoder
        self.drop = nn.Dropout(0.1)
        self.anchor = nn.Sequential(
            nn.Linear(hidden, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, 1)
        )
        self.tt, self.aa = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.rel = nn.Embedding(2 * _FAR + 1, width)
        self.ln = nn.LayerNorm(width)
        self.bil, self.bia = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.conv = nn.ModuleList(nn.Conv1d(width, width, 5, padding=2, groups=8) for _ in range(2))
        self.pw = nn.ModuleList(nn.Linear(width, width) for _ in range(2))
        self.lns = nn.ModuleList(nn.LayerNorm(width) for _ in range(2))
        self.mixer = Mixer(width) if architecture.mixer else None
        self.out = nn.Linear(width, len(TAGS))
        if architecture.crf:
            self.moves = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))

    def encode(self, pieces: Any, mask: Any, first: Any, last: Any) -> Any:
        """One vector a word: the mean of its first and its last piece.

        :returns: rows x words x hidden.
        """
        hidden = self.enc(input_ids=pieces, attention_mask=mask).last_hidden_state
        size = hidden.shape[-1]
        begun = hidden.gather(1, first[:, :, None].expand(-1, -1, size))
        ended = hidden.gather(1, last[:, :, None].expand(-1, -1, size))
        return self.drop((begun + ended) / 2)

    def anchors(self, words: Any) -> Any:
        """Logit of every word as an anchor, rows x words."""
        return self.anchor(words).squeeze(-1)

    def tags(self, words: Any, rows: Any, at: Any, near: Any) -> Any:
        """Logits of the tags of the words near each anchor, anchors x places x tags.

        :param rows: the row of every anchor.
        :param at: its word number.
        :param near: the word numbers of its paragraph, anchors x places, filled up with -1: what
            stands there counts for nothing, so tags do not depend on what else is read with them.
        """
        vector = words[rows, at]
        place, row = near.clamp(min=0), rows[:, None]
        return self._tags(
            (self.tt(words)[row, place], self.bil(words)[row, place]),
            vector,
            place - at[:, None],
            near >= 0,
        )

    def tags_alone(self, words: Any, at: Any) -> Any:
        """The same of one paragraph with nothing to fill up: anchors x words x tags.

        :param words: words x hidden.
        """
        far = torch.arange(words.shape[0], device=words.device)[None] - at[:, None]
        return self._tags((self.tt(words), self.bil(words)), words[at], far, None)

    def _tags(self, near: tuple[Any, Any], vector: Any, far: Any, there: Any) -> Any:
        gate = torch.tanh(self.bia(vector))[:, None]
        z = near[0] + self.aa(vector)[:, None] + self.rel(far.clamp(-_FAR, _FAR) + _FAR)
        z = self.drop(functional.gelu(self.ln(z + near[1] * gate)))
        for conv, point, norm in zip(self.conv, self.pw, self.lns, strict=True):
            z = z if there is None else z * there[:, :, None]
            near = functional.gelu(conv(z.transpose(1, 2)).transpose(1, 2))
            z = norm(z + point(near))
            if self.mixer is not None and conv is self.conv[0]:
                z = self.mixer(z, there)
        return self.out(z)

    def transitions(self) -> Any:
        """Score of each tag after each other, illegal ones far below all others."""
        never = torch.as_tensor(illegal(), device=self.moves.device)
        return self.moves.masked_fill(never, _NEVER)


class Mixer(nn.Module):
    """Self-attention over the words of a window that one anchor has coloured."""

    def __init__(self, width: int, heads: int = 4) -> None:
        super().__init__()
        self._heads = heads
        self.ask = nn.Linear(width, 3 * width)
        self.tell = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width)

    def forward(self, z: Any, there: Any) -> Any:
        """The words with what they heard from each other.

        :param there: anchors x words; the others are not listened to. None: all are.
        """
        anchors, words, width = z.shape
        asked = self.ask(z).reshape(anchors, words, 3, self._heads, width // self._heads)
        query, key, value = asked.permute(2, 0, 3, 1, 4).unbind(0)
        mask = None if there is None else there[:, None, None, :]
        heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return self.norm(z + self.tell(heard.transpose(1, 2).reshape(anchors, words, width)))


def fresh(folder: Path, *, crf: bool = False, mixer: bool = False, layers: int = 0) -> Net:
    """A network on the pre-trained encoder of a folder; its heads know nothing yet.

    :param layers: keep this many of the encoder's layers, evenly spread; 0 keeps all.
    """
    # Dropped attention weights cost a fifth of a step on a processor.
    encoder = AutoModel.from_pretrained(
        str(folder), attn_implementation="sdpa", attention_probs_dropout_prob=0.0
    )
    if layers:
        _thinned(encoder, layers)
    config = json.dumps(encoder.config.to_dict())
    return Net(encoder, Architecture(config, crf=crf, mixer=mixer))


def _thinned(encoder: Any, layers: int) -> None:
    every = encoder.encoder.layer
    kept = [round((n + 1) * len(every) / layers) - 1 for n in range(layers)]
    encoder.encoder.layer = nn.ModuleList(every[n] for n in kept)
    encoder.config.num_hidden_layers = layers


def rebuilt(architecture: Architecture, weights: dict[str, Any]) -> Net:
    """The network that such weights were saved from."""
    config = json.loads(architecture.encoder)
    encoder = AutoModel.from_config(AutoConfig.for_model(config.pop("model_type"), **config))
    net = Net(encoder, Architecture(**asdict(architecture)))
    net.load_state_dict(weights)
    return net
