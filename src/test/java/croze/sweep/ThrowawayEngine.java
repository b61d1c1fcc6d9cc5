package croze.sweep;

import croze.engine.*;
import croze.image.Batch;
import croze.net.*;
import croze.tensor.Tensor;
import java.util.*;

/** Naive loops. */
final class ThrowawayEngine implements Engine {
  public String name() { return "throwaway"; }
  public Precision precision() { return Precision.DOUBLE; }
  public void close() {}

  public Pass run(Program p, Parameters th, Batch batch, Objective obj, PassRequest req) {
    int n = batch.count();
    List<Op> ops = p.ops();
    int V = ops.size() + 1;
    double[][] v = new double[V][];
    int[][] sh = new int[V][];
    v[0] = batch.images().data(); sh[0] = new int[]{p.channels(), p.size(), p.size()};
    double[][] aux = new double[V][];
    List<boolean[]> masks = new ArrayList<>();
    Map<Integer,boolean[]> maskOf = new HashMap<>();
    List<ReluCodes.Code> codes = new ArrayList<>();
    Map<String,Tensor> outs = new LinkedHashMap<>();
    for (int k = 1; k < V; k++) {
      Op op = ops.get(k-1);
      int i0 = op.inputs().get(0);
      double[] x = v[i0]; int[] s = sh[i0];
      if (op instanceof Op.Conv c) {
        int pad = c.kernel()/2, ho = (s[1]+2*pad-c.kernel())/c.stride()+1, wo=(s[2]+2*pad-c.kernel())/c.stride()+1;
        sh[k]=new int[]{c.outChannels(),ho,wo};
        double[] w=th.get(c.name()+".weight").data();
        double[] y=new double[n*c.outChannels()*ho*wo];
        double[] b=c.bias()?th.get(c.name()+".bias").data():null;
        for(int a=0;a<n;a++)for(int o=0;o<c.outChannels();o++){
          int yb=(a*c.outChannels()+o)*ho*wo;
          if(b!=null)Arrays.fill(y,yb,yb+ho*wo,b[o]);
          for(int ic=0;ic<c.inChannels();ic++)for(int ky=0;ky<c.kernel();ky++)for(int kx=0;kx<c.kernel();kx++){
            double ww=w[((o*c.inChannels()+ic)*c.kernel()+ky)*c.kernel()+kx];
            int xb=(a*s[0]+ic)*s[1]*s[2];
            for(int yy=0;yy<ho;yy++){int iy=yy*c.stride()+ky-pad; if(iy<0||iy>=s[1])continue;
              for(int xx=0;xx<wo;xx++){int ix=xx*c.stride()+kx-pad; if(ix<0||ix>=s[2])continue;
                y[yb+yy*wo+xx]+=ww*x[xb+iy*s[2]+ix];}}}}
        v[k]=y; outs.put(c.name(), new Tensor(new int[]{n,c.outChannels(),ho,wo}, y));
      } else if (op instanceof Op.Norm m) {
        int C=s[0],A=s[1]*s[2]; sh[k]=s; double[] y=new double[x.length]; double[] xh=new double[x.length]; double[] inv=new double[C];
        double[] sc=m.affine()?th.get(m.name()+".scale").data():null, sf=m.affine()?th.get(m.name()+".shift").data():null;
        for(int c=0;c<C;c++){double mu=0;for(int a=0;a<n;a++)for(int q=0;q<A;q++)mu+=x[(a*C+c)*A+q];mu/=n*A;
          double var=0;for(int a=0;a<n;a++)for(int q=0;q<A;q++){double d=x[(a*C+c)*A+q]-mu;var+=d*d;}var/=n*A;
          inv[c]=1/Math.sqrt(var+1e-5);
          for(int a=0;a<n;a++)for(int q=0;q<A;q++){int j=(a*C+c)*A+q;xh[j]=(x[j]-mu)*inv[c];y[j]=sc==null?xh[j]:xh[j]*sc[c]+sf[c];}}
        double[] ax=new double[xh.length+C];System.arraycopy(xh,0,ax,0,xh.length);System.arraycopy(inv,0,ax,xh.length,C);aux[k]=ax;v[k]=y;
      } else if (op instanceof Op.Relu) {
        sh[k]=s; int units=x.length/n; boolean[] mk=new boolean[x.length]; int r=codes.size();
        long[][] bits=new long[n][(units+63)/64];
        for(int j=0;j<x.length;j++){boolean on=x[j]>0; if(on)bits[j/units][(j%units)>>6]|=1L<<((j%units)&63);
          mk[j]=on; if(req.gates().isPresent()){long[][] g=req.gates().get().relus().get(r).bits();mk[j]=(g[j/units][(j%units)>>6]>>>((j%units)&63)&1)!=0;}}
        codes.add(new ReluCodes.Code(units,bits)); maskOf.put(k,mk);
        double[] y=new double[x.length];for(int j=0;j<x.length;j++)y[j]=mk[j]?x[j]:0;v[k]=y;
      } else if (op instanceof Op.AvgPool q) {
        int pad=q.kernel()==3?1:0,ho=s[1]/q.stride(),wo=s[2]/q.stride();sh[k]=new int[]{s[0],ho,wo};double[] y=new double[n*s[0]*ho*wo];
        for(int pl=0;pl<n*s[0];pl++)for(int yy=0;yy<ho;yy++)for(int xx=0;xx<wo;xx++){double sum=0;int cnt=0;
          for(int ky=0;ky<q.kernel();ky++)for(int kx=0;kx<q.kernel();kx++){int iy=yy*q.stride()+ky-pad,ix=xx*q.stride()+kx-pad;if(iy<0||ix<0||iy>=s[1]||ix>=s[2])continue;cnt++;sum+=x[(pl*s[1]+iy)*s[2]+ix];}
          y[(pl*ho+yy)*wo+xx]=sum/cnt;}
        v[k]=y;
      } else if (op instanceof Op.Zero) { sh[k]=s; double[] y=new double[x.length];for(int j=0;j<y.length;j++)y[j]=x[j]*0;v[k]=y;
      } else if (op instanceof Op.Add) { sh[k]=s; double[] y=x.clone();for(int t=1;t<op.inputs().size();t++){double[] z=v[op.inputs().get(t)];for(int j=0;j<y.length;j++)y[j]+=z[j];}v[k]=y;
      } else if (op instanceof Op.GlobalPool) { int A=s[1]*s[2];sh[k]=new int[]{s[0]};double[] y=new double[n*s[0]];for(int j=0;j<y.length;j++){double t=0;for(int q=0;q<A;q++)t+=x[j*A+q];y[j]=t/A;}v[k]=y;
      } else if (op instanceof Op.Linear l) { sh[k]=new int[]{l.outFeatures()};double[] w=th.get(l.name()+".weight").data(),b=th.get(l.name()+".bias").data();double[] y=new double[n*l.outFeatures()];
        for(int a=0;a<n;a++)for(int o=0;o<l.outFeatures();o++){double t=b[o];for(int i=0;i<l.inFeatures();i++)t+=w[o*l.inFeatures()+i]*x[a*l.inFeatures()+i];y[a*l.outFeatures()+o]=t;}
        v[k]=y; outs.put(l.name(), new Tensor(new int[]{n,l.outFeatures()}, y)); }
    }
    double[] logit=v[V-1]; int K=logit.length/n; double[][] d=new double[V][]; double loss=0; double[] dl=new double[logit.length];
    if(obj==Objective.SUM_OF_LOGITS){for(double z:logit)loss+=z;Arrays.fill(dl,1);}
    else for(int a=0;a<n;a++){double mx=Double.NEGATIVE_INFINITY;for(int c=0;c<K;c++)mx=Math.max(mx,logit[a*K+c]);double se=0;for(int c=0;c<K;c++)se+=Math.exp(logit[a*K+c]-mx);double ls=mx+Math.log(se);loss+=(ls-logit[a*K+batch.labels()[a]])/n;
      for(int c=0;c<K;c++)dl[a*K+c]=(Math.exp(logit[a*K+c]-ls)-(c==batch.labels()[a]?1:0))/n;}
    Map<String,Tensor> g=new LinkedHashMap<>(), sal=new LinkedHashMap<>();
    d[V-1]=dl;
    for(int k=0;k<V-1;k++)d[k]=new double[v[k].length];
    for(int k=V-1;k>=1;k--){Op op=ops.get(k-1);int i0=op.inputs().get(0);double[] x=v[i0],dx=d[i0],dy=d[k],y=v[k];int[] s=sh[i0];
      if(op instanceof Op.Conv||op instanceof Op.Linear){String nm=op instanceof Op.Conv c?c.name():((Op.Linear)op).name();int C=sh[k][0];int A=y.length/n/C;double[] z=new double[n*C];for(int j=0;j<y.length;j++)z[j/A]+=y[j]*dy[j];sal.put(nm,Tensor.of(z,n,C));}
      if(op instanceof Op.Conv c){int pad=c.kernel()/2,ho=sh[k][1],wo=sh[k][2];Tensor wt=th.get(c.name()+".weight");double[] w=wt.data(),dw=new double[w.length];
        for(int a=0;a<n;a++)for(int o=0;o<c.outChannels();o++){int yb=(a*c.outChannels()+o)*ho*wo;
          for(int ic=0;ic<c.inChannels();ic++)for(int ky=0;ky<c.kernel();ky++)for(int kx=0;kx<c.kernel();kx++){int wi=((o*c.inChannels()+ic)*c.kernel()+ky)*c.kernel()+kx;double ww=w[wi],acc=0;int xb=(a*s[0]+ic)*s[1]*s[2];
            for(int yy=0;yy<ho;yy++){int iy=yy*c.stride()+ky-pad;if(iy<0||iy>=s[1])continue;for(int xx=0;xx<wo;xx++){int ix=xx*c.stride()+kx-pad;if(ix<0||ix>=s[2])continue;double t=dy[yb+yy*wo+xx];int xi=xb+iy*s[2]+ix;acc+=t*x[xi];dx[xi]+=t*ww;}}
            dw[wi]+=acc;}}
        g.put(c.name()+".weight",new Tensor(wt.shape(),dw));
        if(c.bias()){double[] db=new double[c.outChannels()];for(int j=0;j<dy.length;j++)db[j/(ho*wo)%db.length]+=dy[j];g.put(c.name()+".bias",Tensor.of(db,db.length));}
      } else if(op instanceof Op.Norm m){int C=s[0],A=s[1]*s[2];double[] xh=aux[k];double[] sc=m.affine()?th.get(m.name()+".scale").data():null;double[] dsc=new double[C],dsh=new double[C];double N=n*A;
        for(int c=0;c<C;c++){double s1=0,s2=0;for(int a=0;a<n;a++)for(int q=0;q<A;q++){int j=(a*C+c)*A+q;s1+=dy[j];s2+=dy[j]*xh[j];}dsh[c]=s1;dsc[c]=s2;double f=xh[x.length+c]*(sc==null?1:sc[c]);
          for(int a=0;a<n;a++)for(int q=0;q<A;q++){int j=(a*C+c)*A+q;dx[j]+=f*(dy[j]-s1/N-xh[j]*s2/N);}}
        if(m.affine()){g.put(m.name()+".scale",Tensor.of(dsc,C));g.put(m.name()+".shift",Tensor.of(dsh,C));}
      } else if(op instanceof Op.Relu){boolean[] mk=maskOf.get(k);for(int j=0;j<x.length;j++)if(mk[j])dx[j]+=dy[j];
      } else if(op instanceof Op.AvgPool q){int pad=q.kernel()==3?1:0,ho=sh[k][1],wo=sh[k][2];
        for(int pl=0;pl<n*s[0];pl++)for(int yy=0;yy<ho;yy++)for(int xx=0;xx<wo;xx++){int cnt=0;
          for(int pass=0;pass<2;pass++)for(int ky=0;ky<q.kernel();ky++)for(int kx=0;kx<q.kernel();kx++){int iy=yy*q.stride()+ky-pad,ix=xx*q.stride()+kx-pad;if(iy<0||ix<0||iy>=s[1]||ix>=s[2])continue;if(pass==0)cnt++;else dx[(pl*s[1]+iy)*s[2]+ix]+=dy[(pl*ho+yy)*wo+xx]/cnt;}}
      } else if(op instanceof Op.Zero){for(int j=0;j<x.length;j++)dx[j]+=dy[j]*0;
      } else if(op instanceof Op.Add){for(int in:op.inputs())for(int j=0;j<dy.length;j++)d[in][j]+=dy[j];
      } else if(op instanceof Op.GlobalPool){int A=s[1]*s[2];for(int j=0;j<x.length;j++)dx[j]+=dy[j/A]/A;
      } else if(op instanceof Op.Linear l){Tensor wt=th.get(l.name()+".weight");double[] w=wt.data(),dw=new double[w.length],db=new double[l.outFeatures()];
        for(int a=0;a<n;a++)for(int o=0;o<l.outFeatures();o++){double t=dy[a*l.outFeatures()+o];db[o]+=t;for(int i=0;i<l.inFeatures();i++){dw[o*l.inFeatures()+i]+=t*x[a*l.inFeatures()+i];dx[a*l.inFeatures()+i]+=t*w[o*l.inFeatures()+i];}}
        g.put(l.name()+".weight",new Tensor(wt.shape(),dw));g.put(l.name()+".bias",Tensor.of(db,db.length));}
    }
    List<Tensor> feats=new ArrayList<>();for(int f:p.features()){int[] s=sh[f];int[] fs=s.length==1?new int[]{n,s[0]}:new int[]{n,s[0],s[1],s[2]};feats.add(new Tensor(fs,v[f]));}
    return new Pass(p,th,batch,loss,Tensor.of(logit,n,K),g,Optional.of(new Tensor(batch.images().shape(),d[0])),feats,outs,sal,Optional.of(new ReluCodes(codes)));
  }
}
