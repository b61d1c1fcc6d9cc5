"""The peer of the recent proxies: AZ-NAS's parts, jacov, ZiCo, SWAP, MeCo, VKDNW, ConJS, Dextr and RZCP in PyTorch, written for this
project from their formulas. Its networks, weights and images are those of torch_peer.py beside it.

    /usr/bin/python3 torch_modern_peer.py check FOLDER     # must equal goldens_N1.json there
    /usr/bin/python3 torch_modern_peer.py write ARCH...    # goldens of these cells, one cell a stage, as JSON
"""
import json, math, sys
import numpy as np, torch, torch.nn.functional as F
from torch_peer import EDGES, MEAN, STD, fnv1a64, forward, leaf, ops_of, parameters, synthetic_batch, uniform

CELLS, C, CLASSES = 1, 16, 10


def normal(name, n, s=0):
    u = torch.from_numpy(np.maximum(uniform(fnv1a64(name) ^ s, n), 2.0 ** -54))
    return torch.special.ndtri(u).numpy().astype(np.float64)


def drawn(arch, kaiming):
    """Weights N(0, 2/fan_in) or N(0, 1), bias of the head 0; the paper form has no other."""
    p = {}
    for k, v in parameters(arch, CELLS, C, CLASSES).items():
        if k.endswith('.weight'):
            scale = math.sqrt(2 / np.prod(v.shape[1:])) if kaiming else 1
            p[k] = torch.from_numpy((scale * normal('normal.' + k, v.numel())).astype(np.float32)).reshape(v.shape).double()
    p['fc.bias'] = torch.zeros(CLASSES).double()
    return p


def default(arch):
    return {k: v.double() for k, v in parameters(arch, CELLS, C, CLASSES).items() if k.endswith('.weight') or k == 'fc.bias'}


class Net:
    """The paper form block by block; hooks are called with (value, how many modules give it out)."""

    def __init__(self, arch, p, running=False, biased=None, hook=lambda v, n: None):
        self.arch, self.p, self.running, self.biased, self.hook = arch, p, running, biased, hook
        self.affine, self.relus = {}, []

    def see(self, v, n):
        self.hook(v, n)
        return v

    def norm(self, name, h):
        w = h.shape[1]
        g = self.affine.setdefault(name, [torch.ones(w).double().requires_grad_(True), torch.zeros(w).double().requires_grad_(True)])
        if self.running:
            return F.batch_norm(h, torch.zeros(w).double(), torch.ones(w).double(), g[0], g[1], False, 0, 1e-5)
        return F.batch_norm(h, None, None, g[0], g[1], True, .1, 1e-5)

    def conv(self, name, h, stride=1):
        w = self.p[name + '.weight']
        b = None if self.biased is None else self.biased.get(name + '.bias')
        return self.see(F.conv2d(h, w, b, stride, w.shape[-1] // 2), 1)

    def relu(self, h, n=1):
        h = self.see(F.relu(h), n)
        self.relus.append(h)
        return h

    def blocks(self):
        """Functions from the end of a block to the end of the next, the stem's first."""
        out = [lambda x: self.see(self.norm('stem', self.conv('stem.conv', x)), 3)]
        for s in (1, 2, 3):
            for k in range(CELLS):
                out.append(lambda h, s=s, k=k: self.see(self.cell(s, k, h), 2 if k == CELLS - 1 else 1))
            if s < 3:
                out.append(lambda h, s=s: self.see(self.reduction(s, h), 1))
        return out

    def cell(self, s, k, h):
        node = [h, None, None, None]
        for e, (to, src) in enumerate(EDGES):
            v, op = node[src], ops_of(self.arch)[e]
            if op == 'none': t = self.see(v * 0., 1)
            elif op == 'skip_connect': t = self.see(v, 1)
            elif op == 'avg_pool_3x3': t = self.see(F.avg_pool2d(v, 3, 1, 1, count_include_pad=False), 2)
            else:
                name = f's{s}.c{k}.e{e}.k{op[-1]}'
                t = self.see(self.norm(name, self.conv(name, self.relu(v))), 3)
            node[to] = t if node[to] is None else node[to] + t
        return node[3]

    def reduction(self, s, h):
        a = self.see(self.norm(f'r{s}.a', self.conv(f'r{s}.conv_a', self.relu(h), 2)), 3)
        b = self.see(self.norm(f'r{s}.b', self.conv(f'r{s}.conv_b', self.relu(a))), 3)
        return self.see(self.conv(f'r{s}.down', self.see(F.avg_pool2d(h, 2, 2), 1)), 1) + b

    def logits(self, x):
        for block in self.blocks():
            x = block(x)
        x = self.relu(self.see(self.norm('last', x), 1), 2)
        return F.linear(x.mean((2, 3)), self.p['fc.weight'], self.p['fc.bias'])


def gauss(n=8):
    return torch.from_numpy(normal('gauss', n * 3072, 7).astype(np.float32)).reshape(n, 3, 32, 32).double()


def az(arch):
    net, h, before, entropies, terms = Net(arch, drawn(arch, True)), gauss(), None, [], []
    for i, block in enumerate(net.blocks()):
        h = h.detach().requires_grad_(True)
        out = block(h)
        rows = out.detach().transpose(0, 1).flatten(1)
        lam = torch.linalg.eigvalsh(torch.cov(rows, correction=0))
        p = lam / lam.sum()
        entropies.append(float(-(p * torch.log(p + 1e-8)).sum()))
        if i:
            sign = torch.from_numpy(np.where(uniform(fnv1a64(f'az.sign.{i}') ^ 7, out.numel()) < .5, 1., -1.)).reshape(out.shape)
            g = torch.autograd.grad(out, h, sign)[0]
            if g.shape == sign.shape and torch.equal(g, sign):
                terms.append(-math.inf)
            else:
                if g.shape[2] != sign.shape[2]:
                    g = F.pixel_unshuffle(g, 2)
                A = torch.einsum('nchw,ndhw->cd', g, sign) / (sign.shape[0] * sign.shape[2] * sign.shape[3])
                s = float(torch.linalg.matrix_norm(A, 2))
                terms.append(-s - 1 / (s + 1e-6) + 2)
        h = out
    bad = any(math.isnan(e) for e in entropies)
    return {'expressivity': -math.inf if bad else sum(entropies),
            'progressivity': -math.inf if bad else min(b - a for a, b in zip(entropies, entropies[1:])),
            'trainability': sum(terms) / len(terms)}


def jacov(arch):
    x = synthetic_batch()[0].double().requires_grad_(True)
    j = torch.autograd.grad(Net(arch, drawn(arch, True)).logits(x).sum(), x)[0].flatten(1).numpy()
    if (j.std(1) == 0).any():
        return math.nan
    v = np.linalg.eigvalsh(np.corrcoef(j))
    return float(-(np.log(v + 1e-5) + 1 / (v + 1e-5)).sum())


def zico(arch):
    g = []
    for s in (7, 8):
        p = leaf(default(arch))
        x, y = synthetic_batch(8, s)
        keys = [k for k in p if k.endswith('.weight')]
        g.append(torch.autograd.grad(F.cross_entropy(Net(arch, p).logits(x.double()), y), [p[k] for k in keys]))
    total = 0.
    for a, b in zip(*g):
        std = (a - b).abs() / 2
        s = float((((a.abs() + b.abs()) / 2)[std != 0] / std[std != 0]).sum())
        total += math.log(s) if s else 0.
    return total


def swap(arch):
    net = Net(arch, drawn(arch, False))
    net.logits(synthetic_batch(16)[0].double())
    codes = [(h > 0).flatten(1).numpy().astype(np.int64) for h in net.relus]
    return len(set(np.concatenate([(c << np.arange(16)[:, None]).sum(0) for c in codes]).tolist()))


def swap_regularised(arch):
    p = drawn(arch, False)
    norms = sum(2 * v.shape[0] for k, v in p.items() if k.endswith('.weight') and v.dim() == 4 and not k.endswith('.down.weight'))
    thousands = (sum(v.numel() for v in p.values()) + norms + 2 * 4 * C) / 1000
    return swap(arch) * math.exp(-(thousands - 1000) ** 2 / 1e6)


def meco(arch, image=None):
    total = [0.]

    def hook(v, n):
        with np.errstate(all='ignore'):
            r = np.nan_to_num(np.corrcoef(v[0].detach().flatten(1).numpy()), nan=0, posinf=0, neginf=0)
        total[0] += n * float(np.linalg.eigvals(r).real.min())
    p = default(arch)
    biased = {k: v.double() for k, v in parameters(arch, CELLS, C, CLASSES).items()}
    Net(arch, p, biased=biased, hook=hook).logits(synthetic_batch()[0][:1].double() if image is None else image)
    return total[0]


def meco_gauss(arch):
    image = normal('meco.gauss', 3 * 64 * 64, 7).astype(np.float32)
    return meco(arch, torch.from_numpy(image).double().reshape(1, 3, 64, 64))


def vkdnw(arch):
    p = leaf(drawn(arch, True))
    net, x = Net(arch, p, running=True), gauss()
    net.logits(x[:1])
    tensors = [t for pair in net.affine.values() for t in pair] + list(p.values())     # under 128: the order does not matter
    c1, c2 = float(np.float16(1 - float(np.float16(.05)))), float(np.float16(float(np.float16(.05)) / CLASSES))
    fisher = 0
    for n in range(8):
        z = net.logits(x[n:n + 1])[0]
        J = np.array([[float(g.flatten()[0]) for g in torch.autograd.grad(z[k], tensors, retain_graph=True)] for k in range(CLASSES)])
        q = c1 * torch.softmax(z, 0).detach().numpy() + c2
        rest = np.concatenate([1 - np.cumsum(q)[:-1], [0]])
        last = np.concatenate([[1], rest[:-1]])
        d = np.sqrt(q * rest / last)
        L = np.array([[d[j] if i == j else -q[i] * d[j] / rest[j] if i > j else 0 for j in range(CLASSES)] for i in range(CLASSES)])
        fisher = fisher + (L @ J).T @ (L @ J) / 8
    t = np.quantile(np.sort(np.linalg.svd(fisher, compute_uv=False)), np.arange(1, 10) / 10)
    t = t / (t.sum() + 1e-10)
    return {'vkdnw_dim': len(tensors), 'vkdnw_entropy': float(-(t * np.log(t + 1e-10)).sum())}


def conjs(arch):
    p = leaf({k: v.double().abs() for k, v in parameters(arch, CELLS, C, CLASSES).items()})
    x, y = synthetic_batch()
    z, feats, index = forward(arch, p, x.double(), CELLS, False)
    g = dict(zip(p, torch.autograd.grad(F.cross_entropy(z, y), list(p.values()))))
    r = {}
    for k, v in p.items():
        v, n = v.detach(), g[k].norm()
        r[k] = v + 2 * v.norm() * g[k] / n if v.dim() > 1 and n > 2.0 ** -53 / .001 * v.norm() else v.clone()
    xr = x.double().requires_grad_(True)
    gx = torch.autograd.grad(F.cross_entropy(forward(arch, r, xr, CELLS, False)[0], y), xr)[0]
    other = forward(arch, r, (x.double() - .01 * gx.sign()).clamp(0, 1), CELLS, False)[1]

    def near(a, b):
        a, b = (torch.softmax(t.detach().flatten(), 0) + 1e-8 for t in (a, b))
        m = (a + b) / 2
        return 1 / (1 + float(.5 * (m * torch.log(m / a)).sum() + .5 * (m * torch.log(m / b)).sum()))
    return sum(near(r[n + '.weight'], p[n + '.weight']) * near(other[i], feats[i]) for n, i in index.items())


def dextr(arch):
    total = [0.]
    p = {k: v.double() for k, v in parameters(arch, CELLS, C, CLASSES).items()}

    def hook(v, n):
        sigma = torch.linalg.svdvals(v[0].detach().flatten(1))
        total[0] += n * float(sigma[-1] / sigma[0]) if sigma[0] > 0 else 0.
    net = Net(arch, p, biased=p, hook=hook)
    pooled = []
    net.relu = lambda h, n=1: pooled.append(Net.relu(net, h, n)) or pooled[-1]
    z = net.logits(synthetic_batch()[0][:1].double())
    total[0] += 2 * bool((pooled[-1].mean((2, 3)) != 0).any()) + 2 * bool((z != 0).any())
    u = torch.linalg.svd(torch.from_numpy(normal('dextr.gauss', 24576, 7).astype(np.float32)).double().reshape(-1, 2), full_matrices=False)[0]
    u = u * torch.where(u[0] < 0, -1., 1.)
    t = torch.zeros(1).double().requires_grad_(True)
    z = Net(arch, p, biased=p).logits((torch.cos(t) * u[:, 0] + torch.sin(t) * u[:, 1]).reshape(1, 3, 64, 64))[0]
    v, a = [], []
    for k in range(CLASSES):
        v.append(torch.autograd.grad(z[k], t, create_graph=True)[0])
        a.append(float(torch.autograd.grad(v[-1], t, retain_graph=True)[0]))
    drawn = np.floor(10 * uniform(fnv1a64('dextr.coord') ^ 7, 10)).astype(int)
    v, a, s = np.array([float(x) for x in v])[drawn], np.array(a)[drawn], math.log1p(total[0])
    speed = float(v @ v)
    if speed == 0:
        return s
    k = math.log1p(math.sqrt(speed * float(a @ a) - float(v @ a) ** 2) / speed ** 1.5)
    return s * k / (s + k)


def rzcp(arch):
    p = leaf(default(arch))
    net = Net(arch, p, running=True)
    net.logits(torch.zeros(1, 3, 32, 32).double())          # makes the norms' parameters

    def pixels(n, s):
        x, y = synthetic_batch(n, s)
        x = x.double() * torch.from_numpy(STD)[:, None, None] + torch.from_numpy(MEAN)[:, None, None]
        return (torch.round(x * 255) / 255).float().double(), y
    x, y = pixels(8, 7)

    def slope(x):
        x = x.clone().requires_grad_(True)
        return torch.autograd.grad(F.cross_entropy(net.logits(x), y), x)[0]
    g = slope(x)
    s = g.sign()
    moved = x + 50 * (s + 1e-7) / (s.flatten(1).norm(dim=1) + 1e-7)[:, None, None, None]
    reg = float((slope(moved) - g).flatten(1).norm(dim=1).mean())
    named = []                                               # as the public network registers them
    for k in p:
        if k.endswith('.weight'):
            n = k.replace('.conv_a.weight', '.a').replace('.conv_b.weight', '.b').replace('stem.conv.weight', 'stem').replace('.weight', '')
            named += [p[k]] + net.affine.get(n, [])
    named = [t for t in named[:-1] + net.affine['last'] + [named[-1]] if t.numel() >= 50][:11]
    x, y = pixels(50, 9)
    total = [t.flatten()[:50] for t in torch.autograd.grad(50 * F.cross_entropy(net.logits(x), y), named)]
    conv = float((torch.cat(total) ** 2).sum() / 100)
    return {'reg': reg, 'log_neg_rf': {'aliased': 5e6 * conv + math.log(reg) if reg else -math.inf}}


def golden(arch):
    return {'arch': arch, 'az': az(arch), 'jacov': {'value': jacov(arch)}, 'zico': {'zico': zico(arch)},
            'swap': {'batch16': {'swap': swap(arch), 'swap_regularised': swap_regularised(arch)}},
            'meco': {'meco': meco(arch), 'gauss64': {'meco': meco_gauss(arch)}}, 'vkdnw': vkdnw(arch), 'conjs': {'conjs': conjs(arch)},
            'dextr': {'dextr': dextr(arch)}, 'rzcp': rzcp(arch)}


def plain(v):
    if isinstance(v, dict): return {k: plain(x) for k, x in v.items()}
    return str(v) if isinstance(v, float) and not math.isfinite(v) else v


if __name__ == '__main__':
    torch.set_num_threads(1)
    if sys.argv[1] == 'write':
        print(json.dumps({f'cell{i}': plain(golden(a)) for i, a in enumerate(sys.argv[2:])}, indent=1))
    else:
        for name, a in json.load(open(sys.argv[2] + '/goldens_N1.json'))['archs'].items():
            found = golden(a['arch'])
            pairs = [(f'{k}.{q}', a[k][q], v[q]) for k, v in found.items() if isinstance(v, dict) and k != 'swap' for q in v if not isinstance(v[q], dict)]
            pairs.append(('log_neg_rf', a['rzcp']['log_neg_rf']['aliased'], found['rzcp']['log_neg_rf']['aliased']))
            pairs.append(('meco_gauss', a['meco']['gauss64']['meco'], found['meco']['gauss64']['meco']))
            pairs.append(('swap_regularised', a['swap']['batch16']['swap_regularised'], found['swap']['batch16']['swap_regularised']))
            pairs.append(('swap', a['swap']['batch16']['swap'], found['swap']['batch16']['swap']))
            print(name, ' '.join(f'{q}:{abs(float(e) - f) / max(1e-30, abs(float(e))):.0e}' if math.isfinite(float(e)) else f'{q}:{e}={f}' for q, e, f in pairs))
