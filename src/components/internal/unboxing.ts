import { css, html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { BoxItem } from '../../sdk/index.js';
import { hideBroken, showLoaded } from './broken-images.js';
import { interactionIcons } from './interaction-icons.js';
import type { LiveElement } from './live-element.js';
import { imageUrl } from './safe-url.js';
import { priceOf } from './price-of.js';

/** Without motion all of it stands as it ends: the lid is off, the item is there. */
export const unboxingStyles = css`
  .scene {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 2px;
    padding: 16px 16px 14px;
    border-radius: var(--_radius);
    text-align: center;
    overflow: hidden;
    background:
      radial-gradient(
        circle at 50% 40%,
        color-mix(in srgb, #f59e0b 34%, transparent),
        transparent 62%
      ),
      var(--_surface-raised);
  }
  .prize {
    inline-size: 132px;
    block-size: 132px;
    display: grid;
    place-items: center;
    border-radius: 18px;
    z-index: 1;
    background: #fff;
    color: #7c3aed;
    box-shadow: 0 10px 30px #0004;
    overflow: hidden;
    animation: prize 0.7s 1s cubic-bezier(0.2, 1.3, 0.4, 1) backwards;
  }
  .prize img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .prize svg {
    inline-size: 64px;
    block-size: 64px;
  }
  .carton {
    inline-size: 148px;
    block-size: 74px;
    margin-block-start: -30px;
    z-index: 1;
    overflow: visible;
    animation: shake 0.9s ease-in-out;
  }
  .lid {
    transform-box: fill-box;
    transform-origin: 100% 100%;
    transform: rotate(102deg);
    animation: lid 0.6s 0.8s cubic-bezier(0.3, 0, 0.2, 1) backwards;
  }
  .told {
    animation: told 0.4s 1.3s backwards;
  }
  @keyframes prize {
    from {
      translate: 0 70px;
      scale: 0.4;
      opacity: 0;
    }
  }
  @keyframes shake {
    20%,
    60% {
      rotate: -4deg;
    }
    40%,
    80% {
      rotate: 4deg;
    }
  }
  @keyframes lid {
    from {
      transform: none;
    }
  }
  @keyframes told {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
`;

/** A box opens, and what was in it comes out. */
export function unboxing(view: LiveElement, item: BoxItem | undefined): TemplateResult {
  const image = imageUrl(item?.image);
  return html`<div class="scene" part="scene">
    <div class="prize">
      ${
        image
          ? html`<img src=${image} alt="" @error=${hideBroken} @load=${showLoaded} />`
          : interactionIcons['blind-box']
      }
    </div>
    <svg class="carton" viewBox="0 0 148 74" aria-hidden="true">
      ${svg`<path d="M16 22h116v40a10 10 0 0 1-10 10H26a10 10 0 0 1-10-10z" fill="#7c3aed"/>
        <path d="M66 22h16v50H66z" fill="#fbbf24"/>
        <g class="lid"><rect x="8" y="6" width="132" height="20" rx="6" fill="#8b5cf6"/>
        <rect x="66" y="6" width="16" height="20" fill="#fcd34d"/></g>`}
    </svg>
    <div class="told">
      <p class="soft">${view.t('box.got')}</p>
      <p class="big"><bdi>${item ? view.textOf(item.name) : ''}</bdi></p>
      ${item ? html`<span class="tier ${item.tier}">${view.t(`box.tier.${item.tier}`)}</span>` : nothing}
      ${item?.value ? html`<p class="soft"><bdi>${view.t('box.value', { price: priceOf(view, item.value) })}</bdi></p>` : nothing}
    </div>
  </div>`;
}
