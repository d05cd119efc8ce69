'use strict';
(() => {
  const form = document.getElementById('filter');
  const domains = [...document.querySelectorAll('details.domain')];
  // Of many domains the bodies come packed: they are unpacked beside the work, and built when opened.
  const data = document.getElementById('bodies');
  let bodies = [];
  const unpack = async () => {
    const octets = Uint8Array.from(atob(data.textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([octets]).stream().pipeThrough(new DecompressionStream('gzip'));
    bodies = JSON.parse(await new Response(stream).text()).bodies;
  };
  const ready = data ? unpack() : Promise.resolve();
  const fill = (domain) => {
    if (data && domain.childElementCount === 1) {
      domain.insertAdjacentHTML('beforeend', bodies[domains.indexOf(domain)] ?? '');
    }
  };
  addEventListener('toggle', (event) => {
    const { target } = event;
    if (target.open && target.matches('details.domain')) ready.then(() => fill(target));
  }, true);
  if (form) {
    const text = document.getElementById('text');
    const only = document.getElementById('only');
    const told = document.getElementById('told');
    let words = null;
    const read = (domain, i) =>
      (domain.textContent + (bodies[i] ?? '').replace(/<[^>]*>/g, ' ')).toLowerCase();
    const filter = () => {
      const wanted = text.value.trim().toLowerCase();
      const urgency = only.value;
      if (wanted) words ??= domains.map(read);
      let shown = 0;
      domains.forEach((domain, i) => {
        const hide = (wanted && !words[i].includes(wanted))
          || (urgency && domain.dataset.urgency !== urgency);
        if (domain.hidden !== hide) domain.hidden = hide;
        if (!hide) shown += 1;
      });
      told.textContent = `${shown.toLocaleString('en')} of ${domains.length.toLocaleString('en')} shown`;
    };
    const each = (open) => domains.forEach((domain) => { if (!domain.hidden) domain.open = open; });
    text.addEventListener('input', () => ready.then(filter));
    only.addEventListener('change', filter);
    form.addEventListener('submit', (event) => event.preventDefault());
    document.getElementById('open').addEventListener('click', () => each(true));
    document.getElementById('close').addEventListener('click', () => each(false));
    document.addEventListener('keydown', (event) => {
      if (event.key === '/' && document.activeElement !== text) {
        event.preventDefault();
        text.focus();
      } else if (event.key === 'Escape' && document.activeElement === text) {
        text.value = '';
        filter();
      }
    });
    form.hidden = false;
    filter();
  }
  // Paper cannot be opened.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = domains.filter((domain) => !domain.open && !domain.hidden);
    closed.forEach((domain) => {
      fill(domain);
      domain.open = true;
    });
  });
  addEventListener('afterprint', () => closed.forEach((domain) => { domain.open = false; }));
})();
