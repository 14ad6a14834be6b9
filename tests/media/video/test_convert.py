import contextlib
import io
import struct
import time
from collections.abc import Callable
from dataclasses import replace

import av
import numpy as np
import pytest

from bot.media.model import MAX_CLIP_BYTES, ClipRefused
from bot.media.video.convert import fit, read_clip, trim
from tests.media import crafted, filmed
from tests.media.filmed import AV1, GIF, HEVC, HLG, WEBM, Shot, beeps_of, film, frames_of, number_of

PHONE = film()
LARGE_METADATA = (("location", "+48.8577+002.2950/"), ("title", "SecretTitle"), ("artist", "SecretName"))


def numbers(data: bytes) -> list[int]:
    return [number_of(picture) for _, picture in frames_of(data)]


def with_size(data: bytes, width: int, height: int) -> bytes:
    """The same MP4 with another size in its header."""
    place = data.index(b"avc1", data.index(b"stsd")) + 4 + 24
    return data[:place] + struct.pack(">HH", width, height) + data[place + 4 :]


def without_frames() -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="mp4", options={"movflags": "empty_moov"}) as container:
        picture = container.add_stream("libx264", rate=30)
        picture.width, picture.height = 320, 180
        container.start_encoding()
    return file.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "clip-format"),
    "a photograph": (lambda: crafted.sample("hopper"), "clip-format"),
    "a playlist that names other files": (lambda: b"#EXTM3U\n#EXTINF:1,\n/etc/passwd\n", "clip-format"),
    "more bytes than allowed": (lambda: PHONE + b"\0" * MAX_CLIP_BYTES, "clip-too-big"),
    "sound alone": (filmed.sound_only, "clip-no-picture"),
    "a moment": (lambda: film(Shot(seconds=0.2)), "clip-too-short"),
    "one frame": (lambda: film(Shot(seconds=1 / 30, sound=None)), "clip-too-short"),
    "no frame": (without_frames, "clip-broken"),
    "tiny pictures": (lambda: film(Shot(width=48, height=32)), "clip-too-small"),
    "half a recording": (lambda: PHONE[: len(PHONE) // 2], "clip-broken"),
    "half a download": (lambda: (whole := read_clip(PHONE).content)[: len(whole) * 2 // 3], "clip-broken"),
    "an MP4 of a few bytes": (lambda: crafted.ftyp(b"isom"), "clip-broken"),
    "a WebM of a few bytes": (lambda: b"\x1aE\xdf\xa3\x01", "clip-broken"),
    "a codec of long ago": (
        lambda: film(Shot(kind="mov", codec="mpeg2video", sound=None, options=())),
        "clip-format",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_by_name(name: str) -> None:
    make, key = REFUSED[name]
    with pytest.raises(ClipRefused) as refused:
        read_clip(make())
    assert refused.value.key == key


def test_a_header_that_claims_a_huge_picture_costs_nothing() -> None:
    bomb = with_size(PHONE, 65_000, 65_000)
    began = time.process_time()
    with contextlib.suppress(ClipRefused):
        assert read_clip(bomb).width <= 4096
    assert time.process_time() - began < 2


@pytest.mark.parametrize("size", [(4098, 64), (64, 4098)])
def test_a_picture_larger_than_any_camera_makes_is_refused(size: tuple[int, int]) -> None:
    shot = Shot(width=size[0], height=size[1], seconds=0.2, sound=None)
    with pytest.raises(ClipRefused) as refused:
        read_clip(film(shot))
    assert (refused.value.key, refused.value.details) == ("clip-too-many-pixels", {"pixels": 4096})


def test_a_clip_that_would_take_minutes_to_convert_is_refused_with_a_length_that_would_not() -> None:
    hours = replace(WEBM, seconds=3, sound=None, times=lambda number: number * 30_000)
    with pytest.raises(ClipRefused) as refused:
        read_clip(film(hours))
    assert refused.value.key == "clip-too-long"
    assert 10 < int(refused.value.details["seconds"]) < 90_000


def test_what_phones_send_is_passed_on_frame_by_frame() -> None:
    clip = read_clip(PHONE)
    assert (clip.mime, clip.codec, clip.width, clip.height) == ("video/mp4", "h264", 320, 180)
    assert (clip.seconds, clip.fps) == pytest.approx((3, 30))
    assert clip.has_sound
    assert packets(clip.content) == packets(PHONE)


def packets(data: bytes) -> list[bytes]:
    with av.open(io.BytesIO(data), "r") as container:
        return sorted(bytes(packet) for packet in container.demux() if packet.size)


@pytest.mark.parametrize(
    "shot",
    [
        WEBM,
        replace(WEBM, codec="libvpx", options=(("deadline", "realtime"), ("cpu-used", "12"))),
        AV1,
        HEVC,
        replace(HEVC, pixels="yuv420p10le"),
        replace(WEBM, width=321, height=179),
        Shot(kind="mov"),
        Shot(pixels="yuv444p"),
        Shot(pixels="yuvj420p"),
        Shot(kind="mov", sound="pcm_s16le"),
        Shot(movflags="frag_keyframe+empty_moov"),
        Shot(sound=None),
    ],
    ids=lambda shot: f"{shot.kind}-{shot.codec}-{shot.pixels}-{shot.sound}-{shot.width}-{shot.movflags}",
)
def test_whatever_came_the_clip_is_one_that_every_service_opens(shot: Shot) -> None:
    clip = read_clip(film(shot))
    with av.open(io.BytesIO(clip.content)) as container:
        assert container.format.name.startswith("mov,mp4")
        assert container.streams.video[0].codec.name == "h264"
        assert {stream.codec.name for stream in container.streams.audio} == ({"aac"} if shot.sound else set())
    assert clip.content.index(b"moov") < clip.content.index(b"mdat")
    assert numbers(clip.content) == list(range(90))
    assert (clip.width % 2, clip.height % 2, clip.has_sound) == (0, 0, bool(shot.sound))
    if shot.sound:
        assert beeps_of(clip.content) == pytest.approx([0, 1, 2], abs=0.05)


def test_a_gif_becomes_a_clip() -> None:
    clip = read_clip(film(GIF))
    assert (clip.codec, clip.has_sound) == ("gif", False)
    assert clip.fps == pytest.approx(10)
    assert numbers(clip.content) == list(range(30))


def test_colours_stay() -> None:
    for shot in (WEBM, HEVC, GIF, Shot(pixels="yuvj420p"), replace(HEVC, pixels="yuv420p10le")):
        picture = frames_of(read_clip(film(replace(shot, seconds=1))).content)[5][1]
        assert np.abs(np.subtract(np.asarray(picture)[150, 20], (220, 30, 30))).max() < 30, shot


def test_bright_colours_of_phones_become_ones_that_every_screen_shows() -> None:
    shot = replace(HEVC, pixels="yuv420p10le", brightness=HLG, seconds=0.6, sound=None)
    with av.open(io.BytesIO(read_clip(film(shot)).content)) as container:
        context = container.streams.video[0].codec_context
        assert (context.pix_fmt, context.color_trc, context.color_primaries, context.colorspace) == (
            "yuv420p",
            1,
            1,
            1,
        )


@pytest.mark.parametrize(
    ("shot", "size", "corner"),
    [
        (Shot(), (320, 180), (20, 160)),
        (Shot(rotation=90), (180, 320), (160, 300)),
        (Shot(rotation=180), (320, 180), (300, 20)),
        (Shot(rotation=-90), (180, 320), (20, 20)),
        (Shot(mirrored=True), (320, 180), (300, 160)),
        (Shot(mirrored=True, rotation=90), (180, 320), (20, 300)),
        (Shot(mirrored=True, rotation=-90), (180, 320), (160, 20)),
    ],
)
def test_a_clip_comes_out_upright(shot: Shot, size: tuple[int, int], corner: tuple[int, int]) -> None:
    """The red corner is where a player would show it."""
    clip = read_clip(film(replace(shot, seconds=1)))
    assert (clip.width, clip.height) == size
    assert (
        np.abs(np.subtract(np.asarray(frames_of(clip.content)[0][1])[corner[::-1]], (220, 30, 30))).max() < 30
    )


def test_nothing_of_the_metadata_is_left() -> None:
    for shot in (Shot(), Shot(kind="mov"), WEBM):
        data = film(replace(shot, seconds=1, metadata=LARGE_METADATA, movflags="use_metadata_tags"))
        assert b"SecretTitle" in data
        content = read_clip(data).content
        assert not any(word in content for word in (b"Secret", b"+48.8577", b"48.85"))


def test_frames_that_came_when_they_liked_come_at_equal_distances_and_the_sound_stays() -> None:
    shot = Shot(times=lambda number: number if number < 30 else number + 2 * (number - 30))
    clip = read_clip(film(shot))
    assert clip.seconds == pytest.approx(7, abs=0.1)
    times = [at for at, _ in frames_of(clip.content)]
    assert np.diff(times) == pytest.approx(1 / 30, abs=0.002)
    by_number: dict[int, float] = {}
    for at, picture in frames_of(clip.content):
        by_number.setdefault(number_of(picture), at)
    assert [by_number[number] for number in (0, 29, 31, 60)] == pytest.approx(
        [0, 29 / 30, 33 / 30, 4], abs=0.05
    )
    assert beeps_of(clip.content) == pytest.approx([0, 1, 2], abs=0.05)


@pytest.mark.parametrize(
    "shot", [Shot(), WEBM, Shot(rotation=90), replace(GIF, seconds=6)], ids=lambda s: s.codec
)
@pytest.mark.parametrize(("start", "seconds"), [(0.0, 1.0), (0.5, 1.2), (1.7, 0.8), (2.5, 9.0)])
def test_a_part_begins_at_its_frame_and_is_as_long_as_asked(shot: Shot, start: float, seconds: float) -> None:
    part = trim(film(shot), start, seconds)
    expected = min(seconds, shot.seconds - start)
    frame = 1 / shot.fps
    with av.open(io.BytesIO(part), "r") as container:
        assert (container.duration or 0) / 1e6 == pytest.approx(expected, abs=1.1 * frame + 0.03)
    clip = read_clip(part)
    assert clip.seconds == pytest.approx(expected, abs=1.1 * frame)
    if not shot.rotation:
        assert numbers(part)[0] == pytest.approx(start * shot.fps, abs=1)
        assert numbers(part)[-1] == pytest.approx((start + expected) * shot.fps - 1, abs=1)
    if shot.sound:
        beeps = [beep - start for beep in range(int(shot.seconds)) if start <= beep < start + expected - 0.1]
        assert beeps_of(part) == pytest.approx(beeps, abs=0.03)


def test_sound_that_begins_late_stays_late() -> None:
    """Two seconds of pictures, then beeps: repacked, the other part in a new coat."""
    file = io.BytesIO()
    with av.open(io.BytesIO(PHONE), "r") as source, av.open(file, "w", format="matroska") as container:
        streams = {one.index: container.add_stream_from_template(one) for one in source.streams}
        for packet in source.demux():
            if packet.dts is None or packet.pts is None:
                continue
            if packet.stream.type == "audio":
                packet.pts += 24_000
                packet.dts += 24_000
            packet.stream = streams[packet.stream.index]
            container.mux(packet)
    late = file.getvalue()
    assert beeps_of(read_clip(late).content) == pytest.approx([0.5, 1.5, 2.5], abs=0.05)
    assert beeps_of(trim(late, 1.0, 1.5)) == pytest.approx([0.5], abs=0.05)


def test_a_clip_that_fits_is_left_alone() -> None:
    assert fit(PHONE, len(PHONE)) is PHONE


def test_a_clip_is_compressed_until_it_fits() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (10, 360, 640, 3), np.uint8)
    shot = Shot(
        width=640, height=360, seconds=1, options=(("preset", "ultrafast"), ("crf", "18"), ("threads", "1"))
    )
    large = film(shot, lambda number: noise[number % 10])
    assert len(large) > 1_500_000
    small = fit(large, 30_000)
    assert 12_000 < len(small) <= 30_000
    clip = read_clip(small)
    assert clip.seconds == pytest.approx(1, abs=0.05)
    assert clip.has_sound
    assert clip.width < 640


def test_what_cannot_fit_is_refused() -> None:
    with pytest.raises(ClipRefused) as refused:
        fit(PHONE, 1000)
    assert refused.value.key == "clip-too-big"


def test_the_same_file_gives_the_same_clip() -> None:
    assert read_clip(PHONE) == read_clip(PHONE)


def test_no_damage_is_too_odd_to_be_refused_politely() -> None:
    rng = np.random.default_rng(4)
    originals = [film(replace(shot, seconds=0.7)) for shot in (Shot(), WEBM, GIF)]
    for _ in range(12):
        for original in originals:
            data = bytearray(original)
            for place in rng.integers(0, len(data), 8):
                data[place] = rng.integers(0, 256)
            with contextlib.suppress(ClipRefused):
                assert read_clip(bytes(data)).width >= 64
