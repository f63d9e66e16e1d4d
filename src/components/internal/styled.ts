import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';
import type { ElementPart } from 'lit';

/**
 * Sets style properties from a template: `<i ${styled({ '--swatch': colour })}></i>`. Unlike
 * `styleMap` it never writes a style attribute, which a strict Content Security Policy refuses.
 * A value the browser cannot read is dropped by it.
 */
class StyledDirective extends Directive {
  render(_properties: Readonly<Record<string, string | null>>): typeof noChange {
    return noChange;
  }

  override update(
    part: ElementPart,
    [properties]: [Readonly<Record<string, string | null>>],
  ): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    return noChange;
  }
}

export const styled = directive(StyledDirective);
