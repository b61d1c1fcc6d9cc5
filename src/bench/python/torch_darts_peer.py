"""The peer on the DARTS space: `croze` in eager PyTorch, written for this project from the definition of the space.

    /usr/bin/python3 torch_darts_peer.py check FOLDER        # must equal goldens_C8_L5.json and goldens_C16_L8.json there
    /usr/bin/python3 torch_darts_peer.py time FOLDER [C L]   # CPU seconds a network, one thread, double
    /usr/bin/python3 torch_darts_peer.py one GENOTYPE C L    # PyTorch's version, croze and CPU seconds of "Genotype(normal=[...], ...)"
"""
import ast, json, sys, time
import numpy as np, torch, torch.nn.functional as F
from torch_peer import cosine, fnv1a64, leaf, synthetic_batch, uniform


class Net:
    """A genotype at C channels and L cells without BN, as the public CRoZe scores it; weights by name."""

    def __init__(self, g, c, cells, classes=10):
        self.g, self.c, self.cells, self.classes, self.p, self.feature = g, c, cells, classes, {}, {}

    def conv(self, name, x, out, kernel=(1, 1), stride=(1, 1), padding=(0, 0), dilation=1, depthwise=False, feature=0):
        key = name + '.weight'
        if key not in self.p:
            shape = (out, 1 if depthwise else x.shape[1]) + kernel
            r = (2 * uniform(fnv1a64(key), int(np.prod(shape))) - 1) / np.sqrt(np.prod(shape[1:]))
            self.p[key] = torch.from_numpy(r.astype(np.float32).reshape(shape)).double().abs()
        self.feature[name] = feature
        return F.conv2d(x, self.p[key], None, stride, padding, dilation, x.shape[1] if depthwise else 1)

    def reduce(self, name, x, out, f):
        x = F.relu(x)
        return torch.cat([self.conv(name + '.conv1', x, out // 2, stride=(2, 2), feature=f),
                          self.conv(name + '.conv2', x[:, :, 1:, 1:], out // 2, stride=(2, 2), feature=f)], 1)

    def op(self, kind, name, x, s, f):
        c = x.shape[1]
        if kind == 'avg_pool_3x3': return F.avg_pool2d(x, 3, s, 1, count_include_pad=False)
        if kind == 'max_pool_3x3': return F.max_pool2d(x, 3, s, 1)
        if kind == 'skip_connect': return x if s == 1 else self.reduce(name, x, c, f)
        if kind == 'conv_7x1_1x7':
            x = self.conv(name + '.w17', F.relu(x), c, (1, 7), (1, s), (0, 3), feature=f)
            return self.conv(name + '.w71', x, c, (7, 1), (s, 1), (3, 0), feature=f)
        k = int(kind[-1])
        if kind.startswith('dil'):
            x = self.conv(name + '.dw', F.relu(x), c, (k, k), (s, s), (k - 1, k - 1), 2, True, f)
            return self.conv(name + '.pw', x, c, feature=f)
        for i, st in ((1, s), (2, 1)):
            x = self.conv(f'{name}.dw{i}', F.relu(x), c, (k, k), (st, st), (k // 2, k // 2), 1, True, f)
            x = self.conv(f'{name}.pw{i}', x, c, feature=f)
        return x

    def __call__(self, x):
        s0 = s1 = self.conv('stem.conv', x, 3 * self.c, (3, 3), padding=(1, 1))
        feats, c, after_reduction = [s1], self.c, False
        for k in range(self.cells):
            red = k in (self.cells // 3, 2 * self.cells // 3)
            c, f = c * 2 if red else c, k + 1
            pre0 = self.reduce(f'c{k}.pre0', s0, c, f) if after_reduction else self.conv(f'c{k}.pre0.conv', F.relu(s0), c, feature=f)
            states = [pre0, self.conv(f'c{k}.pre1.conv', F.relu(s1), c, feature=f)]
            genes = self.g['reduce' if red else 'normal']
            for j in range(len(genes) // 2):
                states.append(sum(self.op(o, f'c{k}.n{j + 2}.e{e}', states[i], 2 if red and i < 2 else 1, f)
                                  for e, (o, i) in enumerate(genes[2 * j:2 * j + 2])))
            s0, s1 = s1, torch.cat([states[i] for i in self.g['reduce_concat' if red else 'normal_concat']], 1)
            after_reduction = red
            feats.append(s1)
        h = s1.mean((2, 3))
        feats.append(h)
        if 'fc.weight' not in self.p:
            for key, shape in (('fc.weight', (self.classes, h.shape[1])), ('fc.bias', (self.classes,))):
                r = (2 * uniform(fnv1a64(key), int(np.prod(shape))) - 1) / np.sqrt(h.shape[1])
                self.p[key] = torch.from_numpy(r.astype(np.float32).reshape(shape)).double().abs()
        self.feature['fc'] = self.cells + 1
        return F.linear(h, self.p['fc.weight'], self.p['fc.bias']), feats


def croze(g, c, cells, x, y, beta=2., eps=.01):
    net, x = Net(g, c, cells), x.double()
    with torch.no_grad(): net(x[:1])
    p = net.p = leaf(net.p)
    keys = list(p)

    def grads(x, extra=()):
        z, feats = net(x)
        out = torch.autograd.grad(F.cross_entropy(z, y), [net.p[k] for k in keys] + list(extra), allow_unused=True)
        return out, feats
    out, feats = grads(x)
    gc = dict(zip(keys, out))
    r = {}
    for k, v in p.items():
        v = v.detach()
        step = v - (v + .001 * gc[k]) if v.dim() > 1 and gc[k] is not None else None
        r[k] = v.clone() if step is None or float(step.norm()) == 0 else v + beta * v.norm() / (step.norm() + 1e-30) * -step
    net.p = leaf(r)
    xr = x.clone().requires_grad_(True)
    out, _ = grads(xr, [xr])
    xa = (x - eps * out[-1].sign()).clamp(0, 1)
    ga, fa = grads(xa)
    total = 0.
    for name, m in net.feature.items():
        k = name + '.weight'
        a, b = out[keys.index(k)], ga[keys.index(k)]
        if gc[k] is None or a is None: continue
        P = (1 + cosine(net.p[k].detach(), p[k].detach())).sum()
        G = cosine(a + b, gc[k]).abs().sum()
        Z = (1 + cosine(fa[m].detach(), feats[m].detach())).sum()
        total += float((P * G * Z).abs())
    return total


if __name__ == '__main__':
    torch.set_num_threads(1)
    folder, (x, y) = sys.argv[2], synthetic_batch()
    if sys.argv[1] == 'one':
        genotype = {k.arg: ast.literal_eval(k.value) for k in ast.parse(sys.argv[2], mode='eval').body.keywords}
        least = 1e9
        for _ in range(2):
            t = time.process_time(); value = croze(genotype, int(sys.argv[3]), int(sys.argv[4]), x, y)
            least = min(least, time.process_time() - t)
        print(torch.__version__, repr(value), f'{least:.3f}')
    elif sys.argv[1] == 'check':
        for name in ('goldens_C8_L5.json', 'goldens_C16_L8.json'):
            doc = json.load(open(f'{folder}/{name}'))
            for a in doc['archs']:
                got, want = croze(a['genotype'], doc['C'], doc['layers'], x, y), a['croze']['croze']
                print(f"{a['name']:16s} C {doc['C']} L {doc['layers']} croze {got:.12g} relative difference {abs(got / want - 1):.1e}")
    else:
        c, cells = (int(v) for v in sys.argv[3:5]) if len(sys.argv) > 4 else (36, 20)
        for a in json.load(open(f'{folder}/goldens_C16_L8.json'))['archs']:
            cpu = []
            for _ in range(3):
                t = time.process_time(); croze(a['genotype'], c, cells, x, y); cpu.append(time.process_time() - t)
            print(f"{a['name']:16s} C {c} L {cells} torch {torch.__version__} cpu min {min(cpu):.2f} s of {len(cpu)}")
