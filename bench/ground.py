"""What the benchmarks of fleets stand on: N zones, a Knot that serves them, and a clock around whole processes.

Each domain has an MX and a web host of its own, an SPF record that shares an include with all others, an Ed25519 key,
a DMARC record whose reports go to another domain, and a TLS-RPT record. All zones are in sync with the YAML's first
form; its second form has another address for reports of TLS in a share of the domains.
"""

import base64
import os
import pathlib
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
MAILAUTH = os.environ.get("MAILAUTH", HERE.parent / "cli/target/mailauth/bin/mailauth")
PORT = int(os.environ.get("PORT", "5390"))
SERVER = f"127.0.0.1:{PORT}"
KEY = base64.b64encode(b"benchmark-secret-of-32-octets-..").decode()
AT_ONCE = ["--parallelism", "64"]
DKIM = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
TLS = {"first": "tls@example.net", "second": "tls-reports@example.net"}

SHARED = r"""$TTL 3600
@ SOA ns1 root 1 3600 600 86400 300
@ NS ns1
ns1 A 127.0.0.1
mail A 192.0.2.25
mail AAAA 2001:db8::25
_spf TXT "v=spf1 include:_a.example.net include:_b.example.net ~all"
_a TXT "v=spf1 ip4:198.51.100.0/26 ~all"
_b TXT "v=spf1 ip4:203.0.113.0/26 ip6:2001:db8:5::/48 ~all"
*._report._dmarc TXT "v=DMARC1"
"""

# What mailauth writes for a domain, by name (empty for the domain itself).
TEXTS = {
    "": "v=spf1 ip4:192.0.2.0/28 mx include:_spf.example.net ~all",
    "_dmarc": "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.net",
    "_smtp._tls": "v=TLSRPTv1; rua=mailto:" + TLS["first"],
    "s2026._domainkey": "v=DKIM1; k=ed25519; p=" + DKIM,
}


def domains(count):
    return [f"d{i:05}.example" for i in range(1, count + 1)]


def zone(origin):
    lines = ["$TTL 3600", "@ SOA ns1.example.net. root.example.net. 1 3600 600 86400 300"]
    lines += ["@ NS ns1.example.net.", "@ MX 10 mail.example.net.", "www A 192.0.2.80"]
    lines += [f'{name or "@"} TXT "{text}"' for name, text in TEXTS.items()]
    return "\n".join(lines) + "\n"


def yaml(count, changed=0, provider="rfc2136"):
    """The first `changed` domains want the second form."""
    hosts = {
        "rfc2136": f'{{ type: rfc2136, server: "{SERVER}", tsig: {{ name: bench, secret: "{KEY}" }} }}',
        "manual": f'{{ type: manual, verify: ["{SERVER}"] }}',
    }
    head = f"""version: 1
defaults:
  provider: knot
  ttl: 1h
  senders:
    - hosts: {{ ip: [192.0.2.0/28], mx: true }}
    - include: _spf.example.net
  dkim: {{ s2026: {{ public-key: "{DKIM}" }} }}
  dmarc: {{ policy: quarantine, reports: [dmarc@example.net] }}
  tls-rpt: {{ reports: [{TLS['first']}] }}
providers:
  knot: {hosts[provider]}
domains:
"""
    second = f"{{ tls-rpt: {{ reports: [{TLS['second']}] }} }}"
    return head + "".join(
        f"  {name}: {second if i < changed else '{}'}\n" for i, name in enumerate(domains(count))
    )


class Knot:
    """A Knot of one's own, with all zones loaded; the key may update, and transfer unless that is forbidden."""

    def __init__(self, count, transfers=True):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mailauth-bench-"))
        names = domains(count) + ["example.net"]
        zones = self.folder / "zones"
        zones.mkdir()
        for name in names:
            (zones / f"{name}.zone").write_text(SHARED if name == "example.net" else zone(name))
        (self.folder / "knot.conf").write_text(
            f"""server:
  listen: 127.0.0.1@{PORT}
  rundir: {self.folder}
database:
  storage: {self.folder}
  journal-db-max-size: 8G
log:
  - target: stderr
    any: error
key:
  - id: bench
    algorithm: hmac-sha256
    secret: {KEY}
acl:
  - id: bench
    key: bench
    action: [update{', transfer' if transfers else ''}]
mod-stats:
  - id: default
    query-type: on
template:
  - id: default
    storage: {zones}
    acl: bench
    zonefile-sync: -1
    global-module: mod-stats/default
zone:
"""
            + "".join(f"  - domain: {name}\n" for name in names)
        )
        self.process = subprocess.Popen(
            ["knotd", "-c", str(self.folder / "knot.conf")], stderr=(self.folder / "log").open("w")
        )
        self.wait(names[-2])

    def wait(self, name):
        """Until the last zone is served."""
        question = b"\0\1\0\0\0\1\0\0\0\0\0\0"
        question += b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0\0\6\0\1"
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.settimeout(0.2)
            for _ in range(600):
                if self.process.poll() is not None:
                    break
                try:
                    client.sendto(question, ("127.0.0.1", PORT))
                    if client.recv(512)[3] & 15 == 0:
                        time.sleep(1)
                        return
                except OSError:
                    pass
                time.sleep(0.1)
        sys.exit("knotd serves nothing; see " + str(self.folder / "log"))

    def queries(self):
        """How many questions it had so far."""
        shown = subprocess.run(
            ["knotc", "-s", str(self.folder / "knot.sock"), "stats", "mod-stats.server-operation"],
            capture_output=True, text=True, check=True,
        ).stdout
        return {line.split("[")[1].split("]")[0]: int(line.split("=")[1]) for line in shown.splitlines() if "[" in line}

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        shutil.rmtree(self.folder)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Run:
    """A whole process: seconds, processor seconds, the most memory in MiB, what it printed, and its exit code."""

    def __init__(self, command, cwd, given=None, env=None, limit=None):
        out, err = tempfile.TemporaryFile("w+"), tempfile.TemporaryFile("w+")
        start = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in command], cwd=cwd, stdout=out, stderr=err, env=env,
            stdin=given if given else subprocess.DEVNULL,
        )
        self.late = False
        if limit:
            while time.monotonic() - start < limit and os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                time.sleep(0.02)
            if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                self.late = True
                process.kill()
        _, status, used = os.wait4(process.pid, 0)
        self.seconds = time.monotonic() - start
        self.cpu = used.ru_utime + used.ru_stime
        self.mib = used.ru_maxrss / 1024
        self.code = os.waitstatus_to_exitcode(status)
        process.returncode = self.code
        out.seek(0), err.seek(0)
        self.out, self.err = out.read(), err.read()

    def must(self, *codes):
        if self.code not in codes:
            sys.exit(f"exit code {self.code}:\n{self.out[-1000:]}\n{self.err[-1000:]}")
        return self


def mailauth(folder, *words):
    return Run([MAILAUTH, *words], folder)


def median(runs, of="seconds"):
    return statistics.median(getattr(run, of) for run in runs)


def load():
    return "load %.1f" % os.getloadavg()[0]
