"""Training of a DARTS network with an auxiliary head and dropped paths, in eager PyTorch, double: makes a golden.

    /usr/bin/python3 torch_darts_train.py GOLDENS.json > training_C8_L5.json    # GOLDENS.json: the shared goldens_C8_L5.json, which has the genotypes

Written for this project from the words in src/test/resources/golden/README.md. The head and the dropped paths are those
of DARTS (Liu et al. 2019): AvgPool 5x5 of stride 3, conv 1x1 to 128, BN, ReLU, conv 2x2 to 768, BN, ReLU, linear; every
operation of a node but the identity is dropped.
"""
import json, sys
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from torch_peer import MEAN, STD, fnv1a64, uniform

IMAGES, STEPS, DROP, AUXILIARY = 8, 4, .3, .4


def filled(module, name):
    """Tensors by the recipe of the goldens; norms keep 1 and 0."""
    with torch.no_grad():
        fan = int(np.prod(module.weight.shape[1:]))
        for key in ('weight', 'bias'):
            t = getattr(module, key, None)
            if t is not None:
                r = (2 * uniform(fnv1a64(f'{name}.{key}'), t.numel()) - 1) / np.sqrt(fan)
                t.copy_(torch.from_numpy(r.astype(np.float32)).reshape(t.shape))
    return module


class Net(nn.Module):
    def __init__(self, g, c, cells, classes=10):
        super().__init__()
        self.g, self.c, self.cells, self.classes, self.m, self.step = g, c, cells, classes, nn.ModuleDict(), 0

    def module(self, name, make, fill=True):
        key = name.replace('.', '/')
        if key not in self.m:
            made = make().double()
            self.m[key] = filled(made, name) if fill else made
        return self.m[key]

    def conv(self, name, x, out, k=1, stride=1, pad=0, dilation=1, groups=1):
        return self.module(name, lambda: nn.Conv2d(x.shape[1], out, k, stride, pad, dilation, groups, bias=False))(x)

    def bn(self, name, x): return self.module(name, lambda: nn.BatchNorm2d(x.shape[1]), False)(x)

    def reduce(self, name, x, out):
        x = F.relu(x)
        y = torch.cat([self.conv(name + '.conv1', x, out // 2, stride=2), self.conv(name + '.conv2', x[:, :, 1:, 1:], out // 2, stride=2)], 1)
        return self.bn(name + '.bn', y)

    def op(self, kind, name, x, s):
        c = x.shape[1]
        if kind == 'avg_pool_3x3': return F.avg_pool2d(x, 3, s, 1, count_include_pad=False)
        if kind == 'max_pool_3x3': return F.max_pool2d(x, 3, s, 1)
        if kind == 'skip_connect': return x if s == 1 else self.reduce(name, x, c)
        if kind == 'conv_7x1_1x7':
            x = self.conv(name + '.w17', F.relu(x), c, (1, 7), (1, s), (0, 3))
            return self.bn(name + '.bn', self.conv(name + '.w71', x, c, (7, 1), (s, 1), (3, 0)))
        k = int(kind[-1])
        if kind.startswith('dil'):
            x = self.conv(name + '.dw', F.relu(x), c, k, s, k - 1, 2, c)
            return self.bn(name + '.bn', self.conv(name + '.pw', x, c))
        for i, st in ((1, s), (2, 1)):
            x = self.conv(f'{name}.dw{i}', F.relu(x), c, k, st, k // 2, 1, c)
            x = self.bn(f'{name}.bn{i}', self.conv(f'{name}.pw{i}', x, c))
        return x

    def edge(self, kind, name, x, s):
        y = self.op(kind, name, x, s)
        if not self.training or kind == 'skip_connect' and s == 1:
            return y
        u = torch.from_numpy(uniform(fnv1a64(f'drop/{self.step}/{name}'), len(x)))
        return y * torch.where(u < DROP, torch.zeros_like(u), torch.full_like(u, 1 / (1 - DROP))).reshape(-1, 1, 1, 1)

    def forward(self, x):
        s0 = s1 = self.bn('stem.bn', self.conv('stem.conv', x, 3 * self.c, 3, pad=1))
        c, after, aux = self.c, False, None
        for k in range(self.cells):
            red = k in (self.cells // 3, 2 * self.cells // 3)
            c = 2 * c if red else c
            p0 = self.reduce(f'c{k}.pre0', s0, c) if after else self.bn(f'c{k}.pre0.bn', self.conv(f'c{k}.pre0.conv', F.relu(s0), c))
            states = [p0, self.bn(f'c{k}.pre1.bn', self.conv(f'c{k}.pre1.conv', F.relu(s1), c))]
            genes = self.g['reduce' if red else 'normal']
            for j in range(len(genes) // 2):
                states.append(sum(self.edge(o, f'c{k}.n{j + 2}.e{e}', states[i], 2 if red and i < 2 else 1)
                                  for e, (o, i) in enumerate(genes[2 * j:2 * j + 2])))
            s0, s1 = s1, torch.cat([states[i] for i in self.g['reduce_concat' if red else 'normal_concat']], 1)
            after = red
            if k == 2 * self.cells // 3:
                aux = s1
        h = s1.mean((2, 3))
        z = self.module('fc', lambda: nn.Linear(h.shape[1], self.classes))(h)
        if not self.training:
            return z, None
        a = F.avg_pool2d(F.relu(aux), 5, 3, 0, count_include_pad=False)
        a = F.relu(self.bn('aux.bn1', self.conv('aux.conv1', a, 128)))
        a = F.relu(self.bn('aux.bn2', self.conv('aux.conv2', a, 768, 2))).flatten(1)
        return z, self.module('aux.fc', lambda: nn.Linear(768, self.classes))(a)


def images(n, s):
    g = np.floor(uniform(fnv1a64('grid') ^ s, n * 75) * 256).reshape(n, 3, 5, 5)
    noise = np.floor(uniform(fnv1a64('noise') ^ s, n * 3072) * 33).reshape(n, 3, 32, 32) - 16
    i, f = np.arange(32) // 8, (np.arange(32) % 8) / 8
    rows = g[:, :, i] * (1 - f)[:, None] + g[:, :, i + 1] * f[:, None]
    v = rows[..., i] * (1 - f) + rows[..., i + 1] * f
    x = (np.clip(np.floor(v + .5) + noise, 0, 255) / 255 - MEAN[:, None, None]) / STD[:, None, None]
    return torch.from_numpy(x), torch.from_numpy(np.floor(uniform(fnv1a64('label') ^ s, n) * 10).astype(np.int64))


def run(a, c, cells):
    x, y = images(IMAGES, 11)
    net = Net(a['genotype'], c, cells)
    with torch.no_grad(): net(x)
    for m in net.modules():
        if isinstance(m, nn.BatchNorm2d): m.reset_running_stats()
    sgd = torch.optim.SGD(net.parameters(), .05, momentum=.9, nesterov=True, weight_decay=5e-4)
    main, heads = [], []
    for net.step in range(STEPS):
        z, h = net(x)
        main.append(F.cross_entropy(z, y)); heads.append(F.cross_entropy(h, y))
        sgd.zero_grad(); (main[-1] + AUXILIARY * heads[-1]).backward(); sgd.step()
    net.eval()
    logits, _ = net(x)
    sums = {n.replace('m.', '').replace('/', '.'): float(p.abs().sum()) for n, p in net.named_parameters() if p.grad is not None}
    kept = [k for k in sums if k.split('.')[0] in ('stem', 'fc', 'aux', 'c1', 'c4')]
    return {'name': a['name'], 'loss': [float(v) for v in main], 'head': [float(v) for v in heads],
            'evaluation': float(F.cross_entropy(logits, y)), 'sums': {k: sums[k] for k in kept}}


if __name__ == '__main__':
    torch.set_num_threads(1)
    doc = json.load(open(sys.argv[1]))
    wanted = ('DARTS_V2', 'CROZE_CIFAR10')
    print(json.dumps({'C': doc['C'], 'layers': doc['layers'], 'images': IMAGES, 'seed': 11, 'drop': DROP, 'auxiliary': AUXILIARY,
                      'archs': [run(a, doc['C'], doc['layers']) for a in doc['archs'] if a['name'] in wanted]}, indent=1))
