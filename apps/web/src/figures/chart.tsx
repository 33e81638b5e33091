import type { EChartsType } from 'echarts/core';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';

export interface Picture {
  /** PNG of what is drawn. */
  png(): Promise<Blob> | undefined;
}

interface Chart {
  /** An option of ECharts. */
  option: Record<string, unknown>;
  /** What the picture says, for those who do not see it. */
  label: string;
  height: number;
  onPick?: (id: string) => void;
  ref?: Ref<Picture>;
}

/** A drawing. The library comes after the figures are on the screen, and only where something is drawn. */
export function Chart({ option, label, height, onPick, ref }: Chart): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const latest = useRef({ option, onPick });
  latest.current = { option, onPick };
  useEffect(() => {
    const leaving = new AbortController();
    void import('./echarts.js').then(({ init }) => place.current && draw(init(place.current), leaving.signal));
    const draw = (drawn: EChartsType, left: AbortSignal): void => {
      if (left.aborted) return drawn.dispose();
      chart.current = drawn;
      drawn.setOption(latest.current.option);
      drawn.on('click', ({ data }) => latest.current.onPick?.((data as { id?: string }).id ?? ''));
      const sizes = new ResizeObserver(() => drawn.resize());
      sizes.observe(drawn.getDom());
      left.addEventListener('abort', () => {
        sizes.disconnect();
        drawn.dispose();
      });
    };
    return () => leaving.abort();
  }, []);
  useEffect(() => chart.current?.setOption(option), [option]);
  useImperativeHandle(ref, () => ({ png: () => chart.current && pictureOf(chart.current) }), []);
  return <div ref={place} role="img" aria-label={label} className="chart" style={{ minHeight: height }} />;
}

const pictureOf = async (chart: EChartsType): Promise<Blob> => {
  const address = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#fff' });
  const bytes = Uint8Array.from(atob(address.split(',')[1] ?? ''), (sign) => sign.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
};
