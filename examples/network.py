"""A network of NAS-Bench-201 that croze export-model wrote, in PyTorch.

python3 examples/network.py network.npz images.npz

prints the logits of the array "pixels" of images.npz: shape (n, 3, 32, 32), pixels in [0, 1]. A program of yours takes
network(load(path)), a function from pixels to logits that autograd follows.
"""

import sys

import numpy as np
import torch
import torch.nn.functional as F

MEAN = torch.tensor([0.4914, 0.4822, 0.4465], dtype=torch.float64).view(1, 3, 1, 1)
DEVIATION = torch.tensor([0.2023, 0.1994, 0.2010], dtype=torch.float64).view(1, 3, 1, 1)


def load(path):
    """The architecture's string, and the tensors by name."""
    arrays = dict(np.load(path))
    architecture = arrays.pop("architecture").item().decode()
    return architecture, {name: torch.from_numpy(a) for name, a in arrays.items()}


def edges(architecture):
    """(from, to, operation) of the six edges: |op~0|+|op~0|op~1|+|op~0|op~1|op~2|."""
    for node, column in enumerate(architecture.split("+"), start=1):
        for edge in column.strip("|").split("|"):
            operation, source = edge.split("~")
            yield int(source), node, operation


def network(loaded, mean=MEAN, deviation=DEVIATION):
    """A function from pixels to logits, in evaluation mode. CIFAR-10's mean and deviation are the default."""
    architecture, t = loaded
    cells = 1 + max(int(name.split(".")[1][1:]) for name in t if name.startswith("s1."))

    def norm(x, name):
        return F.batch_norm(
            x, t[name + ".running_mean"], t[name + ".running_var"], t[name + ".gamma"], t[name + ".beta"], eps=1e-5)

    def relu_conv_norm(x, name, stride=1):
        weight = t[name + ".weight"]
        return norm(F.conv2d(F.relu(x), weight, stride=stride, padding=weight.shape[-1] // 2), name + ".bn")

    def operation(x, kind, name):
        if kind == "none":
            return torch.zeros_like(x)
        if kind == "skip_connect":
            return x
        if kind == "avg_pool_3x3":
            return F.avg_pool2d(x, 3, stride=1, padding=1, count_include_pad=False)
        return relu_conv_norm(x, name + {"nor_conv_3x3": ".k3", "nor_conv_1x1": ".k1"}[kind])

    def cell(x, name):
        nodes = [x, 0, 0, 0]
        for number, (source, node, kind) in enumerate(edges(architecture)):
            nodes[node] = nodes[node] + operation(nodes[source], kind, f"{name}.e{number}")
        return nodes[3]

    def reduction(x, name):
        deep = relu_conv_norm(relu_conv_norm(x, name + ".conv_a", stride=2), name + ".conv_b")
        return deep + F.conv2d(F.avg_pool2d(x, 2), t[name + ".down.weight"])

    def logits(pixels):
        x = (pixels - mean) / deviation
        x = norm(F.conv2d(x, t["stem.conv.weight"], padding=1), "stem.bn")
        for stage in (1, 2, 3):
            x = x if stage == 1 else reduction(x, f"r{stage - 1}")
            for c in range(cells):
                x = cell(x, f"s{stage}.c{c}")
        x = F.relu(norm(x, "lastact.bn")).mean(dim=(2, 3))
        return F.linear(x, t["fc.weight"], t["fc.bias"])

    return logits


if __name__ == "__main__":
    images = torch.from_numpy(np.load(sys.argv[2])["pixels"])
    np.savetxt(sys.stdout, network(load(sys.argv[1]))(images).detach().numpy())
