/**
 * Runs in the page, on its own: it is sent there as text. Each function in it returns what is wrong, as
 * `{where, found, expected}`, and changes nothing but a probe that it takes away again.
 */
export function inPage([name, argument]) {
  const FORBIDDEN =
    "script, img, image, link, iframe, frame, object, embed, video, audio, source, base, meta[http-equiv=refresh i]";
  const SHAPES = "rect, circle, ellipse, path, polygon, polyline, line";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const textOf = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const isVisible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const isPicture = (element) => element.localName === "svg" && !element.parentElement?.closest("svg");
  const ownTexts = (element) => [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
  const hasOwnText = (element) => ownTexts(element).length > 0;

  /** A selector that finds `element` and nothing else, from the nearest id down. */
  function selectorOf(element) {
    const steps = [];
    for (let at = element; at; at = at.parentElement) {
      if (at.id) {
        steps.unshift(`#${CSS.escape(at.id)}`);
        break;
      }
      const twins = at.parentElement
        ? [...at.parentElement.children].filter((one) => one.localName === at.localName)
        : [];
      steps.unshift(twins.length > 1 ? `${at.localName}:nth-of-type(${twins.indexOf(at) + 1})` : at.localName);
    }
    return steps.join(" > ");
  }

  /** The elements that hold text of their own, in the order of the page. */
  function textElements() {
    return all("body *").filter(
      (element) => !element.closest("script, style, template, title, desc") && hasOwnText(element),
    );
  }

  /** Whether what runs out of `element` can be reached by scrolling, or is at least kept off the page. */
  function isInScroller(element) {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  }

  /** The right edge of a box, or of a word that runs out of it. */
  function rightEdge(element) {
    const words = getComputedStyle(element).overflowX === "visible" ? ownTexts(element) : [];
    const rights = words.map((word) => {
      const range = document.createRange();
      range.selectNode(word);
      return range.getBoundingClientRect().right;
    });
    return Math.max(element.getBoundingClientRect().right, ...rights) + scrollX;
  }

  function tooWide(width, print) {
    const wide = all("body, body *").filter((element) => {
      if (element.ownerSVGElement || !isVisible(element)) return false;
      return rightEdge(element) > width + 1 && (print || !isInScroller(element));
    });
    // the innermost are to blame, not what is stretched around them
    const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    return innermost.map((element) => ({
      where: selectorOf(element),
      found: `ends at ${Math.round(rightEdge(element))} px`,
      expected: `ends before ${Math.round(width)} px`,
    }));
  }

  /** `color` as 0–255 red, green, blue and 0–1 alpha, whatever its notation. */
  function rgba(color) {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    rgba.context ??= canvas.getContext("2d", { willReadFrequently: true });
    rgba.context.clearRect(0, 0, 1, 1);
    rgba.context.fillStyle = color;
    rgba.context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = rgba.context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  }

  /** What `property` comes to where it is set to `value`. */
  function computed(property, value) {
    const probe = document.body.appendChild(document.createElement("div"));
    probe.style.cssText = `position: absolute; ${property}: ${value}`;
    const result = getComputedStyle(probe)[property];
    probe.remove();
    return result;
  }

  function over([red, green, blue, alpha], below) {
    return [red, green, blue].map((part, index) => part * alpha + below[index] * (1 - alpha)).concat(1);
  }

  /** The relative luminance of WCAG 2, 0 black to 1 white. */
  function luminance(color) {
    const [red, green, blue] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /** What is painted behind an HTML element. */
  function background(element) {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.unshift(rgba(getComputedStyle(at).backgroundColor));
    return layers.reduce((below, layer) => over(layer, below), rgba(computed("color", "Canvas")));
  }

  /** How a shape is filled, with every opacity above it in the picture; `null` where it is a pattern or a gradient. */
  function fillOf(shape) {
    const { fill, fillOpacity } = getComputedStyle(shape);
    if (fill === "none") return [0, 0, 0, 0];
    if (fill.startsWith("url")) return null;
    const [red, green, blue, alpha] = rgba(fill);
    let opacity = alpha * fillOpacity;
    for (let at = shape; at && at.localName !== "svg"; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
    return [red, green, blue, opacity];
  }

  function isPaintedAt(shape, x, y) {
    if (!isVisible(shape) || shape.closest("defs, clipPath, mask, pattern, symbol, marker")) return false;
    const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
    return shape.isPointInFill(point);
  }

  function textContrast(text) {
    const picture = [...ancestors(text)].filter(isPicture)[0];
    const box = text.getBoundingClientRect();
    const under = all(SHAPES, picture).filter(
      (shape) => shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const worst = [0.05, 0.5, 0.95].map((share) => {
      const [x, y] = [box.left + share * box.width, box.top + box.height / 2];
      const layers = under.filter((shape) => isPaintedAt(shape, x, y)).map(fillOf);
      // whatever is under an opaque shape does not matter, a pattern included
      const paint = (below, layer) => (layer?.[3] === 1 ? layer : below && layer && over(layer, below));
      const below = layers.reduce(paint, background(picture));
      const own = fillOf(text);
      return below && own ? contrast(over(own, below), below) : NaN;
    });
    return worst.some(Number.isNaN) ? NaN : Math.min(...worst);
  }

  function* ancestors(element) {
    for (let at = element.parentElement; at; at = at.parentElement) yield at;
  }

  const functions = {
    "element": () =>
      all("*").flatMap((element) => {
        const where = selectorOf(element);
        const expected = "nothing that runs or loads";
        const handlers = [...element.attributes].filter(
          ({ name, value }) =>
            /^on/i.test(name) || (/^(xlink:)?href$|action$/i.test(name) && /^\s*javascript:/i.test(value)),
        );
        const found = element.matches(FORBIDDEN) ? [{ where, found: `<${element.localName}>`, expected }] : [];
        return found.concat(handlers.map(({ name, value }) => ({ where, found: `${name}="${value}"`, expected })));
      }),

    /** What axe finds, and what it leaves undecided: nobody reads notes. */
    "axe": async (tags) => {
      // `preload` would fetch style sheets, and there is nothing to fetch
      const options = { runOnly: tags, preload: false, elementRef: true, resultTypes: ["violations", "incomplete"] };
      const { violations, incomplete } = await axe.run(document, options);
      const failure = (rule, prefix) => (node) => {
        const messages = [...node.any, ...node.all, ...node.none].map((part) => part.message);
        const found = `${prefix}${rule.id}: ${messages.join("; ") || rule.description}`;
        return { where: node.target.flat().join(" "), found, expected: rule.help };
      };
      // axe does not look under text in a picture, as `svg-contrast` does, nor at what is scrolled away
      const isLeft =
        (rule) =>
        ({ element }) =>
          rule.id !== "color-contrast" || !(element.ownerSVGElement || isInScroller(element));
      return [
        ...violations.flatMap((rule) => rule.nodes.map(failure(rule, ""))),
        ...incomplete.flatMap((rule) => rule.nodes.filter(isLeft(rule)).map(failure(rule, "undecided: "))),
      ];
    },

    "main": () => {
      const mains = all("main, [role=main]").filter(textOf);
      if (mains.length === 1) return [];
      const where = mains.map(selectorOf).join(", ") || "body";
      return [{ where, found: `${mains.length} main landmarks with text`, expected: "exactly one" }];
    },

    "heading": () => {
      const headings = all("h1").filter(textOf);
      if (headings.length === 1) return [];
      const where = headings.map(selectorOf).join(", ") || "body";
      return [{ where, found: `${headings.length} h1 with text`, expected: "exactly one" }];
    },

    "lang": (expected) => {
      const found = document.documentElement.lang;
      return found === expected ? [] : [{ where: "html", found: `lang="${found}"`, expected: `lang="${expected}"` }];
    },

    "svg-name": () =>
      all("svg")
        .filter(isPicture)
        .flatMap((picture) => {
          const labels = (picture.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
          const names = [
            picture.getAttribute("aria-label")?.trim(),
            labels
              .map((id) => textOf(document.getElementById(id) ?? new Text()))
              .join(" ")
              .trim(),
            ...[...picture.children].filter((child) => child.localName === "title").map(textOf),
          ];
          const isImage = ["img", "graphics-document", "figure"].includes(picture.getAttribute("role"));
          if (isImage && names.some(Boolean)) return [];
          const found = isImage ? "no name" : `role="${picture.getAttribute("role") ?? ""}"`;
          return [
            {
              where: selectorOf(picture),
              found,
              expected: 'role="img" and a name: aria-label, aria-labelledby or title',
            },
          ];
        }),

    /** Addresses in styles that are not used yet: under the pointer, on paper. */
    "css-url": () =>
      [
        ...all("style").map((style) => [style, style.textContent]),
        ...all("[style]").map((one) => [one, one.getAttribute("style")]),
      ].flatMap(([element, css]) =>
        [...css.matchAll(/@import[^;]*|url\(\s*["']?(?!["']?(?:#|data:))[^)]*\)?/gi)].map(([found]) => ({
          where: selectorOf(element),
          found,
          expected: "no address but one in the page",
        })),
      ),

    "scheme": (scheme) => {
      const light = luminance(rgba(getComputedStyle(document.body).color)) > luminance(background(document.body));
      const found = light ? "light text on a dark page" : "dark text on a light page";
      return light === (scheme === "dark") ? [] : [{ where: "body", found, expected: `the ${scheme} scheme` }];
    },

    "svg-contrast": () =>
      all("svg text, svg tspan")
        .filter((text) => hasOwnText(text) && isVisible(text))
        .flatMap((text) => {
          const { fontSize, fontWeight } = getComputedStyle(text);
          const matrix = text.getScreenCTM();
          const size = parseFloat(fontSize) * Math.hypot(matrix.c, matrix.d);
          const least = size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 3 : 4.5;
          const ratio = textContrast(text);
          if (ratio >= least) return [];
          const found = Number.isNaN(ratio) ? "text on or in a pattern" : `a contrast of ${ratio.toFixed(2)}`;
          return [{ where: selectorOf(text), found: `${found}: ${textOf(text)}`, expected: `at least ${least}` }];
        }),

    "cut": (medium) =>
      all("body *")
        .filter(isVisible)
        .flatMap((element) => {
          const where = selectorOf(element);
          if (element.ownerSVGElement) {
            if (!element.matches("text, tspan") || !hasOwnText(element)) return [];
            const picture = [...ancestors(element)].filter(isPicture)[0];
            if (getComputedStyle(picture).overflow === "visible") return [];
            const [box, frame] = [element.getBoundingClientRect(), picture.getBoundingClientRect()];
            const beyond = Math.max(
              frame.left - box.left,
              box.right - frame.right,
              frame.top - box.top,
              box.bottom - frame.bottom,
            );
            if (beyond <= 1) return [];
            return [
              {
                where,
                found: `${Math.round(beyond)} px outside the picture: ${textOf(element)}`,
                expected: "inside it",
              },
            ];
          }
          const { overflowX, overflowY } = getComputedStyle(element);
          const cuts = (overflow) =>
            medium === "print" ? overflow !== "visible" : ["hidden", "clip"].includes(overflow);
          const across = cuts(overflowX) ? element.scrollWidth - element.clientWidth : 0;
          const down = cuts(overflowY) ? element.scrollHeight - element.clientHeight : 0;
          // a box of one pixel is for screen readers only
          if (isPicture(element) || element.clientWidth <= 1 || Math.max(across, down) <= 1 || !textOf(element))
            return [];
          return [
            { where, found: `${across} px too wide, ${down} px too high for its box`, expected: "room for all of it" },
          ];
        }),

    "phone-width": (width) => {
      const found = Math.max(document.documentElement.scrollWidth, document.documentElement.clientWidth);
      if (found <= width) return [];
      return [{ where: "html", found: `${found} px`, expected: `${width} px` }, ...tooWide(width, false)];
    },

    "too-wide": () => tooWide(innerWidth, true),

    "texts": () =>
      textElements()
        .filter((element) => element.closest("main") && !element.closest("nav"))
        .map((element) => ({
          where: selectorOf(element),
          text: textOf(element),
          visible: isVisible(element),
          folded: Boolean(element.closest("details")),
        })),

    /** The page margins in CSS pixels: the page's own, or `standard`. */
    "page-margins": (standard) => {
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
      const nested = rules.flatMap((rule) => (rule instanceof CSSMediaRule ? [...rule.cssRules] : [rule]));
      const pages = nested.filter((rule) => rule instanceof CSSPageRule && !rule.selectorText);
      const sides = ["top", "right", "bottom", "left"].map((side) => {
        const set = pages.map((rule) => rule.style.getPropertyValue(`margin-${side}`)).filter(Boolean);
        return [side, parseFloat(computed("width", set.at(-1) ?? standard))];
      });
      return Object.fromEntries(sides);
    },
  };

  return functions[name](argument);
}
