import { EffectScatterChart } from 'echarts/charts';
import { GeoComponent } from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import land from 'world-atlas/land-110m.json';
import { degreesOf, type Peer } from './order-peers.js';

/** ECharts as its examples draw such a map: `geo` with `effectScatter`, whose ripples never end. */
export function echartsPeer(stage: HTMLElement): Peer {
  use([GeoComponent, EffectScatterChart, CanvasRenderer]);
  const topology = land as unknown as Topology;
  const shapes = feature(topology, topology.objects['land']);
  registerMap('land', JSON.stringify(shapes));
  const box = stage.appendChild(document.createElement('div'));
  Object.assign(box.style, { width: '354px', height: '156px' });
  const chart = init(box);
  chart.setOption({ geo: { map: 'land', silent: true, itemStyle: { areaColor: '#d8dde6' } } });
  return {
    tell({ fresh, sums }) {
      const most = Math.max(...Object.values(sums));
      const data = Object.keys(fresh).map((code) => {
        const { longitude, latitude } = degreesOf(code);
        return { value: [longitude, latitude, sums[code] ?? 0] };
      });
      chart.setOption({
        series: [
          {
            type: 'effectScatter',
            coordinateSystem: 'geo',
            data,
            symbolSize: (value: number[]) => 3 + 7 * Math.sqrt((value[2] ?? 0) / most),
          },
        ],
      });
      return 0;
    },
  };
}
