import {
  array,
  finite,
  maxLength,
  maxValue,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  string,
  transform,
  tuple,
  type GenericSchema,
} from 'valibot';
import type { ModelHotspot, ProductModel } from '../show/show-document.js';
import { idSchema, localizedTextSchema, urlSchema } from '../state/foreign-data.js';
import { lenientWith, type Warn } from '../state/lenient.js';

/** Nothing that is sold in a show is farther from its own middle, in metres. */
const FARTHEST = 1000;
const ORBIT = /^(auto|[-+.\d][-+.\da-z%]{0,23})( (auto|[-+.\d][-+.\da-z%]{0,23})){2}$/;

/** The schema of a product's 3D model: addresses are relative to `base`. */
export function productModelSchema(
  base: string | undefined,
  warn: Warn,
): GenericSchema<unknown, ProductModel> {
  const url = urlSchema(base);
  const lenient = lenientWith(warn);
  const good = <Output>(schema: GenericSchema<unknown, Output>, what: string, most: number) =>
    pipe(
      array(lenient(schema, what)),
      maxLength(most),
      transform((entries) => entries.filter((entry) => entry !== undefined)),
    );
  const metre = pipe(number(), finite(), minValue(-FARTHEST), maxValue(FARTHEST));
  const vector = tuple([metre, metre, metre]);
  const hotspot: GenericSchema<unknown, ModelHotspot> = object({
    id: idSchema,
    position: vector,
    normal: optional(vector),
    text: localizedTextSchema(300),
  });
  return object({
    src: url,
    iosSrc: lenient(url, 'model.iosSrc'),
    poster: lenient(url, 'model.poster'),
    alt: lenient(localizedTextSchema(1000), 'model.alt'),
    orbit: lenient(pipe(string(), regex(ORBIT)), 'model.orbit'),
    placement: lenient(picklist(['floor', 'wall']), 'model.placement'),
    variants: lenient(
      good(
        object({ name: pipe(string(), maxLength(200)), options: record(idSchema, idSchema) }),
        'model.variants',
        200,
      ),
      'model.variants',
    ),
    hotspots: lenient(good(hotspot, 'model.hotspots', 30), 'model.hotspots'),
    credit: lenient(localizedTextSchema(300), 'model.credit'),
  });
}
