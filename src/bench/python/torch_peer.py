"""The peer: `croze` and the with-BN pass of the baselines in eager PyTorch, written for this project from their formulas.

    apt-get install -y python3-torch python3-numpy
    /usr/bin/python3 torch_peer.py check FOLDER               # must equal goldens_N1.json and goldens_N5.json there
    /usr/bin/python3 torch_peer.py time [threads] [repeats]   # CPU seconds an architecture

Weights and batch come from the counters below (SplitMix64 keyed by the FNV-1a hash of the parameter's name), so any
other engine can be run on the very same numbers.
"""
import json, sys, time
import numpy as np, torch, torch.nn.functional as F

MASK = (1 << 64) - 1
EDGES = [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)]
MEAN, STD = np.array([.4914, .4822, .4465]), np.array([.2023, .1994, .2010])


def fnv1a64(text):
    h = 0xcbf29ce484222325
    for b in text.encode():
        h = ((h ^ b) * 0x100000001b3) & MASK
    return h


def uniform(seed, n):
    with np.errstate(over='ignore'):
        z = np.uint64(seed) + np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return (z >> np.uint64(11)).astype(np.float64) * 2.0 ** -53


def synthetic_batch(n=8, s=7):
    g = np.floor(uniform(fnv1a64('grid') ^ s, n * 75) * 256).reshape(n, 3, 5, 5)
    noise = np.floor(uniform(fnv1a64('noise') ^ s, n * 3072) * 33).reshape(n, 3, 32, 32) - 16
    i, f = np.arange(32) // 8, (np.arange(32) % 8) / 8
    rows = g[:, :, i] * (1 - f)[:, None] + g[:, :, i + 1] * f[:, None]
    v = rows[..., i] * (1 - f) + rows[..., i + 1] * f
    pixels = np.clip(np.floor(v + .5) + noise, 0, 255)
    x = ((pixels / 255 - MEAN[:, None, None]) / STD[:, None, None]).astype(np.float32)
    y = np.floor(uniform(fnv1a64('label') ^ s, n) * 10).astype(np.int64)
    return torch.from_numpy(x), torch.from_numpy(y)


def ops_of(arch):
    return [e.split('~')[0] for node in arch.split('+') for e in node[1:-1].split('|')]


def parameters(arch, cells=5, c=16, classes=10, seed=0):
    p = {}

    def put(name, shape, bias=0):
        fan = int(np.prod(shape[1:]))
        for key, sh in ((name + '.weight', shape),) + (((name + '.bias', (bias,)),) if bias else ()):
            r = (2 * uniform(fnv1a64(key) ^ seed, int(np.prod(sh))) - 1) / np.sqrt(fan)
            p[key] = torch.from_numpy(r.astype(np.float32).reshape(sh))
    put('stem.conv', (c, 3, 3, 3))
    for s in (1, 2, 3):
        w = c * 2 ** (s - 1)
        for k in range(cells):
            for e, op in enumerate(ops_of(arch)):
                if op.startswith('nor_conv'):
                    size = int(op[-1])
                    put(f's{s}.c{k}.e{e}.k{size}', (w, w, size, size), bias=w)
        if s < 3:
            put(f'r{s}.conv_a', (2 * w, w, 3, 3)); put(f'r{s}.conv_b', (2 * w, 2 * w, 3, 3)); put(f'r{s}.down', (2 * w, w, 1, 1))
    put('fc', (classes, 4 * c), bias=classes)
    return p


def norm(z):
    return F.batch_norm(z, None, None, None, None, True, .1, 1e-5)


def forward(arch, p, x, cells, bn, tap=None):
    """Logits, the five features, and per conv/linear layer the feature index it is scored with."""
    ops, feats, index, seen = ops_of(arch), [], {}, 0

    def conv(name, h, stride=1, normed=True):
        w = p[name + '.weight']
        index[name] = seen // cells
        z = F.conv2d(h, w, p.get(name + '.bias'), stride, w.shape[-1] // 2)
        if tap is not None: tap[name] = z
        return norm(z) if normed else z
    h = conv('stem.conv', x, normed=bn)
    feats.append(h)
    for s in (1, 2, 3):
        for k in range(cells):
            seen += 1
            node = [h, None, None, None]
            for e, (to, src) in enumerate(EDGES):
                v, op = node[src], ops[e]
                if op == 'none': t = v * 0.
                elif op == 'skip_connect': t = v
                elif op == 'avg_pool_3x3': t = F.avg_pool2d(v, 3, 1, 1, count_include_pad=False)
                else: t = conv(f's{s}.c{k}.e{e}.k{op[-1]}', F.relu(v), normed=bn)
                node[to] = t if node[to] is None else node[to] + t
            h = node[3]
        if s < 3:
            a = conv(f'r{s}.conv_a', F.relu(h), 2)
            h = conv(f'r{s}.down', F.avg_pool2d(h, 2, 2), normed=False) + conv(f'r{s}.conv_b', F.relu(a))
            feats.append(h)
    h = F.relu(norm(h) if bn else h)
    feats.append(h)
    h = h.mean((2, 3))
    feats.append(h)
    index['fc'] = 4
    z = F.linear(h, p['fc.weight'], p['fc.bias'])
    if tap is not None: tap['fc'] = z
    return z, feats, index


def leaf(p):
    return {k: v.detach().clone().requires_grad_(True) for k, v in p.items()}


def cosine(a, b):
    return (a * b).sum(0) / (a.norm(dim=0).clamp_min(1e-8) * b.norm(dim=0).clamp_min(1e-8))


def croze(arch, p, x, y, cells=5, beta=2., eps=.01):
    p = leaf({k: v.double().abs() for k, v in p.items()})
    x = x.double()
    z, feats, index = forward(arch, p, x, cells, False)
    keys = list(p)
    g = dict(zip(keys, torch.autograd.grad(F.cross_entropy(z, y), [p[k] for k in keys])))
    r = {}
    for k, v in p.items():
        v = v.detach()
        n = g[k].norm()
        step = v - (v - .001 * -g[k]) if v.dim() > 1 else None      # what an SGD step of .001 leaves of the gradient
        if step is None or float(n) == 0 or float(step.norm()) == 0: r[k] = v.clone()
        else: r[k] = v + beta * v.norm() / (step.norm() + 1e-30) * -step
    r = leaf(r)
    xr = x.clone().requires_grad_(True)
    out = torch.autograd.grad(F.cross_entropy(forward(arch, r, xr, cells, False)[0], y), [r[k] for k in keys] + [xr])
    xa = (x - eps * out[-1].sign()).clamp(0, 1)
    za, fa, _ = forward(arch, r, xa, cells, False)
    ga = torch.autograd.grad(F.cross_entropy(za, y), [r[k] for k in keys])
    gr = {k: a + b for k, a, b in zip(keys, out, ga)}
    total = 0.
    for name, m in index.items():
        k = name + '.weight'
        P = (1 + cosine(r[k].detach(), p[k].detach())).sum()
        G = cosine(gr[k], g[k]).abs().sum()
        Z = (1 + cosine(fa[m].detach(), feats[m].detach())).sum()
        total += float((P * G * Z).abs())
    return total


def baselines(arch, p, x, y, cells=5, dtype=torch.float64):
    """grad_norm, snip, plain and fisher from one pass of the with-BN form."""
    p = leaf({k: v.to(dtype) for k, v in p.items()})
    tap = {}
    z, _, index = forward(arch, p, x.to(dtype), cells, True, tap)
    names = list(index)
    out = torch.autograd.grad(F.cross_entropy(z, y), [p[n + '.weight'] for n in names] + [tap[n] for n in names])
    g, d = dict(zip(names, out)), dict(zip(names, out[len(names):]))
    fisher = 0.
    for n in names:
        a = tap[n].detach() * d[n]
        a = a.sum((2, 3)) if a.dim() > 2 else a
        fisher += float((.5 * a.pow(2).mean(0)).sum()) * p[n + '.weight'][0].numel()
    return dict(grad_norm=sum(float(v.norm()) for v in g.values()),
                snip=sum(float((p[n + '.weight'] * v).abs().sum()) for n, v in g.items()),
                plain=sum(float((p[n + '.weight'] * v).sum()) for n, v in g.items()), fisher=fisher)


def check(folder):
    worst = {}
    for cells in (1, 5):
        doc = json.load(open(f'{folder}/goldens_N{cells}.json'))
        x, y = synthetic_batch()
        for name, a in doc['archs'].items():
            p = parameters(a['arch'], cells)
            got = {'croze': croze(a['arch'], p, x, y, cells), **baselines(a['arch'], p, x, y, cells)}
            for k, v in got.items():
                want = a['official']['croze'] if k == 'croze' else a['baselines_float64'][k]
                if k != 'croze' and ('disc' in name or name in ('all_none', 'rand00', 'rand03')): continue
                rel = abs(v - want) / max(abs(want), 1e-300) if want else abs(v)
                if rel > worst.get(k, (0,))[0]: worst[k] = (rel, cells, name)
    print('worst relative difference:', worst)


def timing(threads, repeats):
    torch.set_num_threads(threads)
    x, y = synthetic_batch()
    for name, arch in (('all_skip', '|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|'),
                       ('mean', '|nor_conv_1x1~0|+|nor_conv_3x3~0|skip_connect~1|+|none~0|nor_conv_1x1~1|avg_pool_3x3~2|'),
                       ('all_conv3x3', '|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|')):
        for what, f in (('croze', croze), ('baselines f64', baselines), ('baselines f32', lambda *a: baselines(*a, dtype=torch.float32))):
            cpu, wall = [], []
            for _ in range(repeats + 1):
                c, w = time.process_time(), time.perf_counter()
                f(arch, parameters(arch), x, y)
                cpu.append(time.process_time() - c); wall.append(time.perf_counter() - w)
            print(f'{name:12s} {what:14s} cpu min {min(cpu[1:]):.3f} median {sorted(cpu[1:])[repeats // 2]:.3f}  wall min {min(wall[1:]):.3f} s')


if __name__ == '__main__':
    if sys.argv[1:2] == ['check']: check(sys.argv[2])
    elif sys.argv[1:2] == ['time']: timing(int(sys.argv[2]) if len(sys.argv) > 2 else 1, int(sys.argv[3]) if len(sys.argv) > 3 else 3)
    else: sys.exit(__doc__)
