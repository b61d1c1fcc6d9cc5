"""The peer for training: one SGD step of a NAS-Bench-201 network in eager PyTorch, one thread, single precision.

    /usr/bin/python3 torch_train_peer.py CELLS CHANNELS IMAGES ARCHITECTURE

Prints PyTorch's version and the least processor milliseconds of a step.
"""
import sys, time
import torch, torch.nn as nn, torch.nn.functional as F

EDGES = [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)]


def ops_of(arch):
    return [e.split('~')[0] for node in arch.split('+') for e in node[1:-1].split('|')]


class ReluConvNorm(nn.Module):
    def __init__(self, i, o, k, stride=1):
        super().__init__()
        self.conv, self.norm = nn.Conv2d(i, o, k, stride, k // 2, bias=False), nn.BatchNorm2d(o)

    def forward(self, x): return self.norm(self.conv(F.relu(x)))


class Cell(nn.Module):
    def __init__(self, ops, c):
        super().__init__()
        self.ops = ops
        self.edges = nn.ModuleList(ReluConvNorm(c, c, int(o[-1])) if o.startswith('nor') else
                                   nn.AvgPool2d(3, 1, 1, count_include_pad=False) if o.startswith('avg') else nn.Identity() for o in ops)

    def forward(self, x):
        node = [x, None, None, None]
        for e, (to, src) in enumerate(EDGES):
            v = node[src] * 0. if self.ops[e] == 'none' else self.edges[e](node[src])
            node[to] = v if node[to] is None else node[to] + v
        return node[3]


class Reduction(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.a, self.b = ReluConvNorm(c, 2 * c, 3, 2), ReluConvNorm(2 * c, 2 * c, 3)
        self.down = nn.Sequential(nn.AvgPool2d(2, 2), nn.Conv2d(c, 2 * c, 1, bias=False))

    def forward(self, x): return self.down(x) + self.b(self.a(x))


def network(arch, cells, c, classes=10):
    ops, layers = ops_of(arch), [nn.Conv2d(3, c, 3, 1, 1, bias=False), nn.BatchNorm2d(c)]
    for stage in range(3):
        layers += [Cell(ops, c << stage) for _ in range(cells)] + ([Reduction(c << stage)] if stage < 2 else [])
    return nn.Sequential(*layers, nn.BatchNorm2d(4 * c), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4 * c, classes))


if __name__ == '__main__':
    torch.set_num_threads(1)
    cells, c, n = (int(v) for v in sys.argv[1:4])
    net = network(sys.argv[4], cells, c)
    sgd = torch.optim.SGD(net.parameters(), .1, momentum=.9, nesterov=True, weight_decay=5e-4)
    x, y, least = torch.randn(n, 3, 32, 32), torch.randint(0, 10, (n,)), 1e9
    for i in range(12):
        t = time.process_time()
        sgd.zero_grad(); F.cross_entropy(net(x), y).backward(); sgd.step()
        least = min(least, time.process_time() - t) if i > 2 else least
    print(f'{torch.__version__} {least * 1e3:.2f}')
