import type { KeySettings } from '../../backdrop/backdrop-state.js';

const VERTEX = `#version 300 es
out vec2 at;
void main() {
  // One triangle that covers the canvas: no buffers, no diagonal seam.
  at = vec2(gl_VertexID == 1 ? 2.0 : 0.0, gl_VertexID == 2 ? 2.0 : 0.0);
  gl_Position = vec4(at * 2.0 - 1.0, 0.0, 1.0);
}`;

/**
 * Distance from the key in the plane of the two colour differences (BT.709), in units of the key's
 * own distance from grey: a grey is 1 away, however bright. Half a pixel of screen and half of
 * something grey are 0.5 away, so the distance is nearly the share of what stands in front.
 */
const FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
out vec4 shown;
uniform sampler2D picture;
uniform sampler2D place;
uniform vec3 key;
/** similarity, end of the edge, spill */
uniform vec3 shape;
uniform vec2 texel;
/** scale and offset of the place, so that it covers the picture */
uniform vec4 cover;

vec2 differences(vec3 c) {
  float light = dot(c, vec3(0.2126, 0.7152, 0.0722));
  return vec2((c.b - light) / 1.8556, (c.r - light) / 1.5748);
}

vec3 colourOf(vec2 d) {
  return vec3(1.5748 * d.y, -0.1873 * d.x - 0.4681 * d.y, 1.8556 * d.x);
}

float away(vec3 c, vec2 to, float reach) {
  vec2 d = differences(c);
  // More of the key's colour than the key has is the screen in a brighter light.
  float along = min(dot(d, to), reach);
  return length(vec2(along - reach, d.x * to.y - d.y * to.x)) / reach;
}

float inFront(vec3 c, vec2 to, float reach) {
  return smoothstep(shape.x, shape.y, away(c, to, reach));
}

void main() {
  vec2 from = vec2(at.x, 1.0 - at.y);
  vec3 c = texture(picture, from).rgb;
  vec2 k = differences(key);
  float reach = length(k);
  vec2 to = k / reach;
  float front = inFront(c, to, reach);
  // Colour comes at half the resolution of light: an edge is judged with its neighbours.
  if (front > 0.02 && front < 0.98) {
    float around = 0.0;
    around += inFront(texture(picture, from + vec2(texel.x, 0.0)).rgb, to, reach);
    around += inFront(texture(picture, from - vec2(texel.x, 0.0)).rgb, to, reach);
    around += inFront(texture(picture, from + vec2(0.0, texel.y)).rgb, to, reach);
    around += inFront(texture(picture, from - vec2(0.0, texel.y)).rgb, to, reach);
    front = (2.0 * front + around) / 6.0;
  }
  if (front < 0.999) {
    // What the screen added to a mixed pixel is taken out again.
    c = clamp((c - (1.0 - front) * key) / max(front, 0.15), 0.0, 1.0);
  }
  vec2 d = differences(c);
  float near = 1.0 - smoothstep(0.35, 0.7, away(c, to, reach));
  c -= colourOf(to * max(dot(d, to), 0.0)) * shape.z * near;
  vec3 behind = texture(place, from * cover.xy + cover.zw).rgb;
  shown = vec4(mix(behind, clamp(c, 0.0, 1.0), front), 1.0);
}`;

/** The program of the key on one WebGL2 context; throws where it does not compile. */
export class KeyShader {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #picture: WebGLTexture;
  readonly #place: WebGLTexture;
  #placeRatio = 1;
  #locations = new Map<string, WebGLUniformLocation | null>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    const program = (this.#program = gl.createProgram());
    for (const [type, source] of [
      [gl.VERTEX_SHADER, VERTEX],
      [gl.FRAGMENT_SHADER, FRAGMENT],
    ] as const) {
      const shader = gl.createShader(type);
      if (!shader) throw new Error('The context is lost.');
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
      gl.deleteShader(shader);
    }
    gl.linkProgram(program);
    if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true)
      throw new Error(gl.getProgramInfoLog(program) ?? 'The program cannot be linked.');
    gl.useProgram(program);
    this.#picture = this.#texture(0, 'picture');
    this.#place = this.#texture(1, 'place');
  }

  set({ colour, similarity, softness, spill }: KeySettings): void {
    const gl = this.#gl;
    gl.uniform3f(this.#at('key'), ...colour);
    gl.uniform3f(this.#at('shape'), similarity, similarity + Math.max(softness, 0.01), spill);
  }

  setPlace(image: ImageBitmap): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#place);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
    this.#placeRatio = image.width / image.height;
  }

  /** Draws one picture over the place. Throws for a picture of another site. */
  draw(video: HTMLVideoElement, width: number, height: number): void {
    const gl = this.#gl;
    gl.viewport(0, 0, width, height);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#picture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, video);
    gl.uniform2f(this.#at('texel'), 1 / width, 1 / height);
    const wide = this.#placeRatio / (width / height);
    const [x, y] = wide > 1 ? [1 / wide, 1] : [1, wide];
    gl.uniform4f(this.#at('cover'), x, y, (1 - x) / 2, (1 - y) / 2);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  #at(name: string): WebGLUniformLocation | null {
    let location = this.#locations.get(name);
    if (location === undefined) {
      location = this.#gl.getUniformLocation(this.#program, name);
      this.#locations.set(name, location);
    }
    return location;
  }

  #texture(unit: number, name: string): WebGLTexture {
    const gl = this.#gl;
    const texture = gl.createTexture();
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
      gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    gl.uniform1i(this.#at(name), unit);
    return texture;
  }
}
