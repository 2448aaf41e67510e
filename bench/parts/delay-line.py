"""A delay line between two network namespaces: what goes into the TUN device of one comes out of the other's, so many milliseconds later.

usage: delay-line.py NAMESPACE ADDRESS NAMESPACE ADDRESS MILLISECONDS-ONE-WAY
Prints "ready" when packets flow, and ends when its standard input does.
"""
import collections
import ctypes
import fcntl
import os
import select
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
CLONE_NEWNET = 0x40000000
name_a, address_a, name_b, address_b, ms = sys.argv[1:6]
delay = float(ms) / 1000


def enter(path):
    with open(path) as handle:
        # os.setns came only with Python 3.12.
        if ctypes.CDLL(None, use_errno=True).setns(handle.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), f"cannot enter {path}")


def open_tun(name, address, peer):
    enter(f"/run/netns/{name}")
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH", b"line0", IFF_TUN | IFF_NO_PI))
    for command in (f"addr add {address} peer {peer} dev line0", "link set lo up", "link set line0 txqueuelen 10000 up"):
        subprocess.run(["ip", *command.split()], check=True)
    return fd


fd_a, fd_b = open_tun(name_a, address_a, address_b), open_tun(name_b, address_b, address_a)
other = {fd_a: fd_b, fd_b: fd_a}
waiting = collections.deque()
print("ready", flush=True)
while True:
    patience = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
    for fd in select.select([fd_a, fd_b, 0], [], [], patience)[0]:
        if fd == 0:
            if os.read(0, 1) == b"":
                sys.exit(0)
            continue
        try:
            for _ in range(64):
                waiting.append((time.monotonic() + delay, other[fd], os.read(fd, 65536)))
        except BlockingIOError:
            pass
    now = time.monotonic()
    while waiting and waiting[0][0] <= now:
        _, fd, packet = waiting.popleft()
        try:
            os.write(fd, packet)
        except OSError:
            pass
