"""Teaching a pretrained transformer what people ask for, on all lessons of this version; takes an hour or two.

Its vectors of words stay as they are, so that words that no lesson has keep their meaning; everything above them
learns, with AdamW (Loshchilov & Hutter 2019), a step that rises and then falls to nothing, and smoothed labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.dialogs.understanding.lessons import NONE, Lesson
from bot.dialogs.understanding.transformer.reader import (
    HEADS,
    LAYERS,
    MOST_PIECES,
    PIECES,
    REQUESTS,
    WEIGHTS,
    TransformerError,
    text_of,
)

Report = Callable[[str], None]

_BATCH = 64
#: The highest step; the last layer, which begins from nothing, takes ten times as large ones.
_RATE, _HEAD_RATE = 1.5e-4, 1.5e-3
_RISING = 300
_DOUBT, _OUT = 0.05, 0.1
_TOLD_EVERY = 100
_SEED = 1


def teach(
    base: str, lessons: Sequence[Lesson], requests: Sequence[str], into: Path, epochs: int, report: Report
) -> None:
    """Teach the transformer called ``base``, a name or a folder, and keep it in the folder ``into``.

    Raises TransformerError where the libraries for teaching are missing, or there is no such transformer.
    """
    torch, transformers = _libraries()
    torch.manual_seed(_SEED)
    try:
        pieces = transformers.AutoTokenizer.from_pretrained(base)
        model = transformers.BertModel.from_pretrained(base, add_pooling_layer=False)
    except Exception as error:  # of the network, the file or the model: all mean the same here
        raise TransformerError(f"There is no transformer to be had as {base}: {error}") from error
    for weights in model.embeddings.parameters():
        weights.requires_grad = False
    head = torch.nn.Linear(model.config.hidden_size, len(requests))
    taught = [p for p in model.parameters() if p.requires_grad]
    steps = torch.optim.AdamW(
        [{"params": taught, "lr": _RATE}, {"params": head.parameters(), "lr": _HEAD_RATE}], weight_decay=0.01
    )
    ids = [np.array(i) for i in pieces([text_of(each.tokens) for each in lessons], truncation=True,
                                       max_length=MOST_PIECES)["input_ids"]]  # fmt: skip
    wanted = np.array([each.request for each in lessons])
    batches = [batch for epoch in range(epochs) for batch in _batches([len(i) for i in ids], epoch)]
    rising = max(1, min(_RISING, len(batches) // 10))
    falling = torch.optim.lr_scheduler.LambdaLR(steps, lambda n: min(1.0, n / rising) * max(0.0, 1 - n / len(batches)))
    model.train()
    lost = 0.0
    for n, batch in enumerate(batches, start=1):
        scores = head(torch.nn.functional.dropout(_vectors(torch, model, [ids[i] for i in batch]), _OUT))
        loss = _loss(torch, scores, wanted[batch])
        steps.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(taught, 1.0)
        steps.step()
        falling.step()
        lost += loss.item() / _TOLD_EVERY
        if n % _TOLD_EVERY == 0:
            report(f"{n} of {len(batches)} batches, off by {lost:.3f}")
            lost = 0.0
    keep(model, head, pieces, requests, into)


def keep(model: Any, head: Any, pieces: Any, requests: Sequence[str], into: Path) -> None:
    """All or nothing, in half precision: nobody reads half of it."""
    from safetensors.numpy import save_file

    told = {REQUESTS: "\n".join(requests), HEADS: str(model.config.num_attention_heads),
            LAYERS: str(len(model.encoder.layer))}  # fmt: skip
    weights = {name: np.ascontiguousarray(array.astype(np.float16)) for name, array in _weights(model, head)}
    into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=into, suffix=".part") as making:
        save_file(weights, Path(making) / WEIGHTS, metadata=told)
        split = pieces.backend_tokenizer
        split.no_padding()
        split.no_truncation()
        split.save(str(Path(making) / PIECES))
        for name in (WEIGHTS, PIECES):
            (Path(making) / name).replace(into / name)


def _libraries() -> tuple[Any, Any]:
    try:
        import torch
        import transformers
    except ModuleNotFoundError as error:
        raise TransformerError(
            f"Teaching needs {error.name}, which is not installed: `pip install -e '.[teach]'` brings it."
        ) from error
    return torch, transformers


def _batches(lengths: Sequence[int], epoch: int) -> Iterator[NDArray[np.intp]]:
    """Of about equal length each, so that little is padded; in another order each time."""
    random = np.random.default_rng(epoch)
    order = np.argsort(np.array(lengths) + 2 * random.random(len(lengths)), kind="stable")
    found = [order[i : i + _BATCH] for i in range(0, len(order), _BATCH)]
    random.shuffle(found)
    yield from found


def _vectors(torch: Any, model: Any, ids: Sequence[NDArray[Any]]) -> Any:
    longest = max(len(i) for i in ids)
    padded = torch.tensor(np.stack([np.pad(i, (0, longest - len(i))) for i in ids]))
    there = torch.tensor(np.stack([np.arange(longest) < len(i) for i in ids]).astype(np.float32))
    rows = model(padded, attention_mask=there).last_hidden_state
    return (rows * there[..., None]).sum(1) / there.sum(1, keepdim=True)


def _loss(torch: Any, scores: Any, wanted: NDArray[Any]) -> Any:
    """What is no request at all is each of them alike."""
    count = scores.shape[1]
    target = np.full((len(wanted), count), _DOUBT / count, dtype=np.float32)
    asked = wanted != NONE
    target[np.flatnonzero(asked), wanted[asked]] += 1 - _DOUBT
    target[~asked] = 1 / count
    return -(torch.tensor(target) * torch.log_softmax(scores, 1)).sum(1).mean()


def _weights(model: Any, head: Any) -> Iterator[tuple[str, NDArray[Any]]]:
    """By the names that the reader has for them, each product with what goes in first."""
    start = model.embeddings
    yield "words", start.word_embeddings.weight.detach().numpy()
    yield "places", start.position_embeddings.weight.detach().numpy()[:MOST_PIECES]
    yield "kind", start.token_type_embeddings.weight.detach().numpy()[:1]
    yield from _normed("start", start.LayerNorm)
    for i, layer in enumerate(model.encoder.layer):
        own, name = layer.attention.self, f"layer.{i}"
        asked = (own.query, own.key, own.value)
        yield f"{name}.asked.weight", np.concatenate([each.weight.detach().numpy() for each in asked]).T
        yield f"{name}.asked.bias", np.concatenate([each.bias.detach().numpy() for each in asked])
        yield from _product(f"{name}.attended", layer.attention.output.dense)
        yield from _normed(f"{name}.attended_norm", layer.attention.output.LayerNorm)
        yield from _product(f"{name}.wide", layer.intermediate.dense)
        yield from _product(f"{name}.narrow", layer.output.dense)
        yield from _normed(f"{name}.norm", layer.output.LayerNorm)
    yield from _product("out", head)


def _product(name: str, linear: Any) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"{name}.weight", linear.weight.detach().numpy().T
    yield f"{name}.bias", linear.bias.detach().numpy()


def _normed(name: str, norm: Any) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"{name}.scale", norm.weight.detach().numpy()
    yield f"{name}.shift", norm.bias.detach().numpy()
