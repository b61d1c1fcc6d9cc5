"""Worker of the engine "pytorch": runs networks of croze-bench with PyTorch (1.13 or later) and numpy, nothing else.

    python3 croze_worker.py DEVICE        auto, cpu, mps, cuda, cuda:1, ...

Messages go over stdin and stdout, each way in one format (little endian):
    "CROZE1\\0\\0", length of the header (uint32), header (JSON), then the bytes of the header's tensors, in order
    header["tensors"] = [[name, type, shape], ...], types f8 f4 i8 i4
First the worker says what it runs on: {python, torch, device, name}. Then it answers each request, or {"error": one line}:
    {"do": "forward", "type": "f8" or "f4", "ops": [...], "outputs": [...], "features": [values], "weights": number}
        with images, weight/NAME ("kept": true and none: those sent last, if of that number) and, where wanted,
        mean/NORM and variance/NORM, gates/K, winners/K, path/NAME
        -> logits (f8), feature/K, output/LAYER, codes/K (bits packed in i8), winners/K (i4), mean/NORM, variance/NORM
    {"do": "backward"} with gradient (f8, of the logits of the last forward) -> input, gradient/NAME, saliency/LAYER
An op is {"op": kind, "in": [values]} and what its kind needs; value 0 is the images, value k + 1 the result of op k.
"""

import json
import os
import platform
import signal
import struct
import sys

if __name__ == "__main__":
    OUT = os.fdopen(os.dup(1), "wb")  # what libraries print goes to stderr
    os.dup2(2, 1)
os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # the same bits in each run

import numpy as np  # noqa: E402
import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

MAGIC = b"CROZE1\0\0"
EPSILON = 1e-5
BACKWARD = ("PARAMETER_GRADIENTS", "INPUT_GRADIENT", "CHANNEL_SALIENCY")


def send(out, header, arrays):
    """Writes a message; arrays by name."""
    arrays = {name: np.ascontiguousarray(a) for name, a in arrays.items()}
    tensors = [[name, a.dtype.str[1:], list(a.shape)] for name, a in arrays.items()]
    text = json.dumps({**header, "tensors": tensors}).encode()
    out.write(MAGIC + struct.pack("<I", len(text)) + text)
    for array in arrays.values():
        out.write(array.data.cast("B") if array.size else b"")
    out.flush()


def receive(stream):
    """The next message as header and arrays by name; None at the end."""
    head = stream.read(12)
    if not head:
        return None
    if len(head) < 12 or head[:8] != MAGIC:
        raise ValueError("a message that does not begin with its mark")
    header = json.loads(stream.read(struct.unpack("<I", head[8:])[0]))
    arrays = {}
    for name, kind, shape in header["tensors"]:
        array = np.empty(shape, "<" + kind)
        if array.size and stream.readinto(array.data.cast("B")) != array.nbytes:
            raise ValueError("a message that ends within " + name)
        arrays[name] = array
    return header, arrays


class Pass:
    """A forward pass whose values are kept until its backward pass."""

    def __init__(self, job, given, weights):
        self.job = job
        self.type = {"f8": torch.float64, "f4": torch.float32}[job["type"]]
        self.given = {**given, **weights}
        self.wants = job["outputs"]
        self.weights = list(weights)
        self.is_differentiated = any(output in BACKWARD for output in self.wants)
        self.given["images"].requires_grad_("INPUT_GRADIENT" in self.wants)
        for name in self.weights:
            self.given[name].requires_grad_(self.is_differentiated and self.wants != ["INPUT_GRADIENT"])

    def forward(self):
        """The answer to a forward request."""
        with torch.set_grad_enabled(self.is_differentiated):
            self.run(guarded=False)
            beyond = bool(self.inverse_deviations) and bool((torch.cat(self.inverse_deviations) == 0).any())
            if beyond or not torch.isfinite(self.logits).all():
                self.run(guarded=True)
        answer = {"logits": self.logits.detach().cpu().double().numpy()}
        for name, tensor in self.answer.items():
            answer[name] = tensor.detach().cpu().numpy()
        self.answer = {}
        return answer

    def run(self, guarded):
        """All ops. PyTorch lets a gradient through a ReLU whose input is NaN, a norm whose variance is beyond the range
        gives zeros, and some libraries skip what is multiplied by zero. Guarded, at the cost of more kernels, the first
        is stopped and the others are NaN; so a pass in which something is not finite is run again, guarded."""
        self.guarded, self.relus, self.pools = guarded, 0, 0
        self.answer, self.outputs, self.inverse_deviations = {}, {}, []
        ops, features = self.job["ops"], self.job["features"]
        last_read = {v: k for k, op in enumerate(ops) for v in op["in"]}
        values = [self.given["images"]]
        for k, op in enumerate(ops):
            values.append(getattr(self, op["op"])(op, *[values[v] for v in op["in"]]))
            if op["op"] in ("conv", "linear"):
                if "CHANNEL_SALIENCY" in self.wants:
                    self.outputs[op["name"]] = values[-1]
                if "LAYER_OUTPUTS" in self.wants:
                    self.answer["output/" + op["name"]] = values[-1]
            for v in op["in"]:
                if last_read[v] == k and v not in features:
                    values[v] = None
        self.logits = values[-1]
        if "FEATURES" in self.wants:
            self.answer.update({"feature/%d" % k: values[v] for k, v in enumerate(features)})

    def backward(self, gradient):
        """The answer to a backward request."""
        answer = self.gradients(gradient)
        if not self.guarded and not all(np.isfinite(a).all() for a in answer.values()):
            with torch.enable_grad():
                self.run(guarded=True)
            answer = self.gradients(gradient)
        return answer

    def gradients(self, gradient):
        sources = {}
        if "INPUT_GRADIENT" in self.wants:
            sources["input"] = self.given["images"]
        if "PARAMETER_GRADIENTS" in self.wants:
            sources.update({"gradient/" + name[7:]: self.given[name] for name in self.weights})
        sources.update({"saliency/" + name: output for name, output in self.outputs.items()})
        gradients = [None] * len(sources)
        if self.logits.requires_grad:
            gradients = torch.autograd.grad(
                self.logits, list(sources.values()), gradient.to(self.logits.device), allow_unused=True
            )
        answer = {}
        for (name, source), g in zip(sources.items(), gradients):
            if name.startswith("saliency/"):
                g = None if g is None else g * source.detach()
                g, source = [t.sum((2, 3)) if t is not None and t.dim() == 4 else t for t in (g, source)]
            g = torch.zeros_like(source) if g is None else g  # the logits do not depend on it
            answer[name] = g.cpu().numpy()
        return answer

    def conv(self, op, x):
        w, b = self.given["weight/%s.weight" % op["name"]], self.given.get("weight/%s.bias" % op["name"])
        y = F.conv2d(x, w, b, op["stride"], op["padding"], op["dilation"], op["groups"])
        return y + (0 * w).sum((1, 2, 3)).reshape(1, -1, 1, 1) if self.guarded else y

    def linear(self, op, x):
        return F.linear(x, self.given["weight/%s.weight" % op["name"]], self.given["weight/%s.bias" % op["name"]])

    def norm(self, op, x):
        name = op["name"]
        scale, shift = self.given.get("weight/%s.scale" % name), self.given.get("weight/%s.shift" % name)
        if "mean/" + name in self.given:
            mean, variance = self.given["mean/" + name], self.given["variance/" + name]
            return F.batch_norm(x, mean, variance, scale, shift, False, 0, EPSILON)
        y, _, inverse_deviation = torch.native_batch_norm(x, scale, shift, None, None, True, 0, EPSILON)
        self.inverse_deviations.append(inverse_deviation.detach())
        if "NORM_STATISTICS" in self.wants:
            variance, mean = torch.var_mean(x.detach(), [0, 2, 3][: x.dim() - 1], unbiased=False)
            self.answer["mean/" + name], self.answer["variance/" + name] = mean, variance
        if self.guarded:
            beyond = torch.where(inverse_deviation.detach() == 0, float("nan"), 1.0).to(self.type)
            y = y * beyond.reshape([-1] + [1] * (x.dim() - 2))
        return y

    def relu(self, op, x):
        k, self.relus = self.relus, self.relus + 1
        held = self.given.get("gates/%d" % k)
        gate = x.detach() > 0
        if held is not None:
            gate = self.unpacked(held, x.shape)
        if "RELU_CODES" in self.wants:
            self.answer["codes/%d" % k] = self.packed(gate)
        if held is not None:
            return torch.where(gate, x, torch.zeros_like(x))
        return torch.where(gate, x, torch.relu(x.detach())) if self.guarded else torch.relu(x)

    @staticmethod
    def packed(gate):
        """Bits of each image in int64, low bit first."""
        flat = gate.flatten(1).cpu().numpy()
        flat = np.pad(flat, ((0, 0), (0, -flat.shape[1] % 64)))
        return torch.from_numpy(np.packbits(flat, axis=1, bitorder="little").view("<i8"))

    @staticmethod
    def unpacked(words, shape):
        bits = np.unpackbits(words.cpu().numpy().view(np.uint8), axis=1, bitorder="little")
        flat = bits[:, : int(np.prod(shape[1:]))].astype(bool)
        return torch.from_numpy(flat).reshape(shape).to(words.device)

    def max_pool(self, op, x):
        """By taps: deterministic on each device, and what each output takes can be held."""
        k, self.pools = self.pools, self.pools + 1
        (kr, kc), (sr, sc), (pr, pc) = op["kernel"], op["stride"], op["padding"]
        padded = F.pad(x, (pc, pc, pr, pr), value=float("-inf"))
        inside = F.pad(torch.ones_like(x[:1, :1], dtype=torch.int32), (pc, pc, pr, pr)) > 0
        rows, columns = (padded.shape[2] - kr) // sr + 1, (padded.shape[3] - kc) // sc + 1

        def tap(of, t):
            r, c = divmod(t, kc)
            return of[:, :, r : r + (rows - 1) * sr + 1 : sr, c : c + (columns - 1) * sc + 1 : sc]

        winner = self.given.get("winners/%d" % k)
        if winner is None:
            best = torch.full_like(tap(padded, 0), float("-inf"))
            winner = torch.full_like(best, -1, dtype=torch.int32)
            for t in range(kr * kc):
                v = tap(padded.detach(), t)
                wins = tap(inside, t) & ((v > best) | torch.isnan(v) | (winner < 0))
                best, winner = torch.where(wins, v, best), torch.where(wins, t, winner).to(torch.int32)
        else:
            winner = winner.reshape(x.shape[0], x.shape[1], rows, columns)
        if "POOL_WINNERS" in self.wants:
            self.answer["winners/%d" % k] = winner.flatten()
        y = tap(padded, 0)
        for t in range(1, kr * kc):
            y = torch.where(winner == t, tap(padded, t), y)
        return y

    def average_pool(self, op, x):
        return F.avg_pool2d(x, op["kernel"], op["stride"], op["padding"], False, False)

    def global_pool(self, op, x):
        return x.mean((2, 3))

    def zero(self, op, x):
        return x * 0

    def drop_path(self, op, x):
        factors = self.given.get("path/" + op["name"])
        return x if factors is None else x * factors.reshape([-1] + [1] * (x.dim() - 1))

    def add(self, op, first, *others):
        for other in others:
            first = first + other
        return first

    def concat(self, op, *parts):
        return torch.cat(parts, 1)

    def shift(self, op, x):
        return x[:, :, 1:, 1:]


def device_of(name):
    """The device of that name with the name of its hardware; the fastest one if the name is "auto"."""
    mps = getattr(torch.backends, "mps", None)
    has_mps = mps is not None and mps.is_available()
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"  # mps knows no double
    if name.startswith("cuda") and not torch.cuda.is_available():
        raise ValueError("device %s: PyTorch %s finds no CUDA device" % (name, torch.__version__))
    if name == "mps" and not has_mps:
        raise ValueError("device mps: PyTorch %s finds no Metal device" % torch.__version__)
    device = torch.device(name)
    torch.zeros(1, device=device)
    if device.type != "cuda":
        return device, platform.machine()
    p = torch.cuda.get_device_properties(device)
    text = "%s, capability %d.%d, %.1f GB, CUDA %s, cuDNN %s"
    cuda = torch.version.cuda or torch.version.hip
    return device, text % (p.name, p.major, p.minor, p.total_memory / 1e9, cuda, torch.backends.cudnn.version())


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the process that started this one
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS") or 1))
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    torch.backends.cudnn.deterministic = True
    torch.backends.cudnn.benchmark = False
    stdin = sys.stdin.buffer
    try:
        device, name = device_of(sys.argv[1])
    except Exception as e:
        send(OUT, {"error": str(e).splitlines()[0]}, {})
        return
    hello = {"python": platform.python_version(), "torch": torch.__version__, "device": str(device), "name": name}
    send(OUT, hello, {})
    current, weights, number = None, {}, None
    for header, arrays in iter(lambda: receive(stdin), None):
        try:
            if header["do"] == "forward":
                current = None  # its memory first
                given = {name: torch.from_numpy(a).to(device) for name, a in arrays.items()}
                sent = {name: given.pop(name) for name in arrays if name.startswith("weight/")}
                if not header.get("kept"):
                    weights, number = sent, header.get("weights")
                elif number != header["weights"]:
                    raise ValueError("weights %s are not here" % header["weights"])
                current = Pass(header, given, weights)
                answer = current.forward()
            else:
                answer = current.backward(torch.from_numpy(arrays["gradient"]).to(current.type))
            send(OUT, {}, answer)
        except Exception as e:
            send(OUT, {"error": "%s: %s" % (type(e).__name__, (str(e).splitlines() or [""])[0])}, {})


if __name__ == "__main__":
    main()
