import pytest

from bot.media.addresses import is_public

PRIVATE = (  # noqa: SIM905 - a table, not a list
    "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 "
    "169.254.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.171 192.0.2.1 192.88.99.1 "
    "192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.7 224.0.0.1 "
    "239.255.255.255 240.0.0.1 255.255.255.255 "
    ":: ::1 ::127.0.0.1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:169.254.169.254 ::ffff:8.8.8.8 "
    "::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 100::1 100:0:0:1::1 "
    "2001::1 2001:0:7f00:1:: 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe:: "
    "3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%lo fec0::1 ff02::1 ff0e::1 "
).split()

PUBLIC = (  # noqa: SIM905 - a table, not a list
    "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 "
    "172.15.255.255 172.32.0.0 192.0.1.1 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 "
    "223.255.255.255 2001:4860:4860::8888 2606:4700::1111 2a00:1450:4001:800::200e "
).split()


def test_what_is_not_the_public_internet_is_told_apart() -> None:
    assert [address for address in PRIVATE if is_public(address)] == []


def test_what_is_the_public_internet_is_let_through() -> None:
    assert [address for address in PUBLIC if not is_public(address)] == []


@pytest.mark.parametrize(
    "address", ["", "localhost", "127.1", "0x7f000001", "2130706433", "1.2.3.4.5", "８.8.8.8"]
)
def test_what_is_no_address_is_not_public(address: str) -> None:
    assert not is_public(address)
