"""The emulated providers refuse what their documents do not allow, and charge nothing for it."""

import base64
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from playground.botapi.serving import running
from playground.providers.acedata import AceDataService
from playground.providers.aifaceswap import AifaceswapService
from playground.providers.akool.server import AkoolService
from playground.providers.service import Service
from tests.providers.media_server import Home, at_home, content
from tests.providers.provider_stacks import NO_TLS, seen_before

AIFACESWAP = "/api/aifaceswap/v1"
AKOOL = "/api/open/v3/faceswap"


@dataclass
class Desk:
    client: httpx.AsyncClient
    service: Any
    home: Home

    async def post(self, path: str, body: object, **headers: str) -> Any:
        answer = await self.client.post(path, json=body, headers=headers)
        return answer.json() | {"status": answer.status_code}


@contextlib.asynccontextmanager
async def desk(service: Service, **headers: str) -> AsyncIterator[Desk]:
    service.studio.seen = seen_before()
    async with (
        at_home() as home,
        running(service.app()) as server,
        httpx.AsyncClient(
            base_url=server.url, headers=headers, trust_env=False, verify=NO_TLS, timeout=20
        ) as client,
    ):
        yield Desk(client, service, home)


@pytest.fixture
async def acedata() -> AsyncIterator[Desk]:
    service = AceDataService()
    async with desk(service, authorization=f"Bearer {service.token}") as it:
        yield it


@pytest.fixture
async def aifaceswap() -> AsyncIterator[Desk]:
    service = AifaceswapService()
    async with desk(service, authorization=f"Bearer {service.key}") as it:
        yield it


@pytest.fixture
async def akool() -> AsyncIterator[Desk]:
    service = AkoolService()
    async with desk(service, **{"x-api-key": service.access.client_secret}) as it:
        yield it


@pytest.mark.parametrize(
    "changed",
    [
        {"source_image_url": None},
        {"source_image_url": "ftp://example.com/a.png"},
        {"target_image_url": "not an address"},
        {"timeout": 0},
        {"timeout": "120"},
        {"callback_url": "nowhere"},
        {"unheard_of": 1},
    ],
)
async def test_acedata_takes_the_documented_fields_only(acedata: Desk, changed: dict[str, Any]) -> None:
    body = {
        "source_image_url": acedata.home.media("hopper").url,
        "target_image_url": acedata.home.media("mona_lisa").url,
        "callback_url": acedata.home.hook(),
    }
    refused = await acedata.post("/face/swap", body | changed)
    assert (refused["status"], refused["success"], refused["error"]["code"]) == (400, False, "bad_request")
    assert refused["trace_id"]
    assert acedata.service.journal.bought == []


@pytest.mark.parametrize(
    ("header", "code"), [("", "no_token"), ("Basic x", "no_token"), ("Bearer x", "invalid_token")]
)
async def test_acedata_wants_its_token(acedata: Desk, header: str, code: str) -> None:
    refused = await acedata.post("/face/swap", {}, authorization=header)
    assert refused["error"]["code"] == code


async def test_acedata_answers_at_once_or_with_the_result(acedata: Desk) -> None:
    body = {
        "source_image_url": acedata.home.media("hopper").url,
        "target_image_url": acedata.home.media("mona_lisa").url,
    }
    waited = await acedata.post("/face/swap", body)
    assert set(waited) - {"status"} == {"image_url", "image_width", "image_height", "image_size", "task_id"}
    assert waited["image_url"].endswith(f"/face/{waited['task_id']}.png")
    assert (waited["image_width"], waited["image_height"]) == (402, 599)
    ordered = await acedata.post("/face/swap", body | {"callback_url": acedata.home.hook()})
    assert set(ordered) - {"status"} == {"task_id"}


REFUSED_BY_AIFACESWAP = [
    ("faceswap", {"face_image": "x"}),
    ("faceswap", {"source_image": "a/relative.webp"}),
    ("faceswap", {"index": [0]}),
    ("extract_face", {"img": 5}),
    ("multi_faceswap", {"index": [0]}),
    ("multi_faceswap", {"index": [0, 0]}),
    ("multi_faceswap", {"index": [0, 3]}),
    ("multi_faceswap", {"index": [-1, 0]}),
    ("multi_faceswap", {"index": ["0", "1"]}),
    ("video_faceswap", {"enhance": 3}),
    ("video_faceswap", {"enhance": "1"}),
    ("video_faceswap", {"duration": 0}),
    ("video_faceswap", {"source_video": "picture"}),
    ("extract_base64_face", {"base64_img": "%%%"}),
    ("multi_video_faceswap", {"ref_info": []}),
    ("multi_video_faceswap", {"ref_info": "four"}),
    ("multi_video_faceswap", {"ref_info": "without a face"}),
]


def aifaceswap_body(home: Home, endpoint: str) -> dict[str, Any]:
    group, hopper, clip = home.media("group").url, home.media("hopper").url, home.media("clip").url
    reference = {"face_ref": base64.b64encode(content("mona_lisa")).decode(), "face_url": hopper}
    bodies: dict[str, dict[str, Any]] = {
        "faceswap": {"source_image": group, "face_image": hopper, "webhook": home.hook()},
        "extract_face": {"img": group},
        "multi_faceswap": {"source_image": group, "face_image": [hopper, hopper], "index": [0, 2]},
        "video_faceswap": {"source_video": clip, "face_image": hopper, "duration": 5, "enhance": 0},
        "extract_base64_face": {"base64_img": base64.b64encode(content("group")).decode()},
        "multi_video_faceswap": {"source_video": clip, "ref_info": [reference], "duration": 5, "enhance": 0},
    }
    return bodies[endpoint]


@pytest.mark.parametrize(("endpoint", "changed"), REFUSED_BY_AIFACESWAP)
async def test_aifaceswap_takes_the_documented_fields_only(
    aifaceswap: Desk, endpoint: str, changed: dict[str, Any]
) -> None:
    home = aifaceswap.home
    reference = {"face_ref": base64.b64encode(content("wall")).decode(), "face_url": home.media("hopper").url}
    four = aifaceswap_body(home, "multi_video_faceswap")["ref_info"] * 4
    replaced = {"four": four, "without a face": [reference], "picture": home.media("group").url}
    wrong = {
        name: replaced.get(value, value) if isinstance(value, str) else value
        for name, value in changed.items()
    }
    body = aifaceswap_body(home, endpoint) | wrong
    refused = await aifaceswap.post(f"{AIFACESWAP}/{endpoint}", body)
    assert (refused["status"], refused["code"]) == (200, 400)
    assert aifaceswap.service.journal.bought == []


@pytest.mark.parametrize("endpoint", dict.fromkeys(endpoint for endpoint, _ in REFUSED_BY_AIFACESWAP))
async def test_aifaceswap_takes_what_is_documented_and_charges_it(aifaceswap: Desk, endpoint: str) -> None:
    prices = {"multi_faceswap": 5, "video_faceswap": 10, "multi_video_faceswap": 20}
    taken = await aifaceswap.post(f"{AIFACESWAP}/{endpoint}", aifaceswap_body(aifaceswap.home, endpoint))
    assert (taken["code"], taken["message"]) == (200, "OK")
    assert aifaceswap.service.journal.points == prices.get(endpoint, 2)


async def test_aifaceswap_takes_files_where_it_says_so(aifaceswap: Desk) -> None:
    files = {"source_image": content("mona_lisa"), "face_image": content("hopper")}
    answer = await aifaceswap.client.post(
        f"{AIFACESWAP}/faceswap", files=files, data={"webhook": aifaceswap.home.hook()}
    )
    assert answer.json()["data"]["points"] == 2
    answer = await aifaceswap.client.post(f"{AIFACESWAP}/extract_face", files={"img": content("group")})
    assert len(answer.json()["data"]["faces"]) == 3


async def test_aifaceswap_wants_its_key(aifaceswap: Desk) -> None:
    refused = await aifaceswap.post(f"{AIFACESWAP}/extract_face", {"img": "x"}, authorization="Bearer wrong")
    assert (refused["status"], refused["code"]) == (200, 401)


async def opts(akool: Desk, name: str) -> dict[str, str]:
    found = await akool.post("/detect", {"single_face": False, "image_url": akool.home.media(name).url})
    return {"path": akool.home.media(name).url, "opts": found["landmarks_str"][0]}


async def akool_body(akool: Desk) -> dict[str, Any]:
    return {
        "targetImage": [await opts(akool, "mona_lisa")],
        "face_reage": 10,
        "modifyImage": akool.home.media("mona_lisa").url,
        "webhookUrl": akool.home.hook(),
    }


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"face_reage": 31}, 1003),
        ({"face_reage": -31}, 1003),
        ({"face_reage": 1.5}, 1003),
        ({"face_reage": "10"}, 1003),
        ({"targetImage": []}, 1003),
        ({"targetImage": [{"path": "x", "opts": "1,2:3,4:5,6:7,8"}]}, 1003),
        ({"modifyImage": "nowhere"}, 1003),
        ({"webhookUrl": "nowhere"}, 1003),
        ({"unheard_of": 1}, 1003),
    ],
)
async def test_akool_takes_the_documented_fields_only(
    akool: Desk, changed: dict[str, Any], code: int
) -> None:
    refused = await akool.post(f"{AKOOL}/highquality/imgreage", await akool_body(akool) | changed)
    assert (refused["status"], refused["code"]) == (200, code)
    assert akool.service.journal.bought == []


async def test_akool_takes_opts_for_exactly_the_picture_that_they_were_given_out_for(akool: Desk) -> None:
    body = await akool_body(akool)
    hopper = await opts(akool, "hopper")
    strange = [{"path": akool.home.media("mona_lisa").url, "opts": hopper["opts"]}]
    refused = await akool.post(f"{AKOOL}/highquality/imgreage", body | {"targetImage": strange})
    assert (refused["code"], refused["msg"]) == (1003, "opts do not belong to this picture")
    invented = [body["targetImage"][0] | {"opts": "1,2:3,4:5,6:7,8"}]
    refused = await akool.post(f"{AKOOL}/highquality/imgreage", body | {"targetImage": invented})
    assert refused["code"] == 1003
    assert (await akool.post(f"{AKOOL}/highquality/imgreage", body))["code"] == 1000


async def test_akool_changes_eight_faces_at_most(akool: Desk) -> None:
    body = await akool_body(akool)
    refused = await akool.post(
        f"{AKOOL}/highquality/imgreage", body | {"targetImage": body["targetImage"] * 9}
    )
    assert refused["code"] == 1007


async def test_akool_pairs_faces(akool: Desk) -> None:
    body = await akool_body(akool)
    del body["face_reage"]
    two = [await opts(akool, "hopper")] * 2
    refused = await akool.post(f"{AKOOL}/highquality/specifyimage", body | {"sourceImage": two})
    assert refused["code"] == 1003


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"x-api-key": "wrong"}, 1101),
        ({"authorization": "Bearer wrong"}, 1101),
        ({"authorization": ""}, 1102),
        ({"authorization": "Bearer"}, 1102),
    ],
)
async def test_akool_wants_a_token_and_looks_at_the_authorization_first(
    akool: Desk, headers: dict[str, str], code: int
) -> None:
    refused = await akool.post("/detect", {}, **headers)
    assert (refused["status"], refused["code"]) == (200, code)


async def test_akools_detectors_draw_the_same_face_differently(akool: Desk) -> None:
    url = akool.home.media("hopper").url
    legacy = await akool.post("/detect", {"image_url": url})
    current = (await akool.post("/interface/detect-api/detect_faces", {"url": url}))["faces_obj"]["0"]
    assert legacy["region"] == current["region"]
    assert legacy["landmarks"][0][4:] == [[0, 0], [0, 0]]
    assert legacy["landmarks_str"][0].split(":")[:3] == current["landmarks_str"][0].split(":")[:3]
    assert legacy["landmarks_str"][0].split(":")[3] != current["landmarks_str"][0].split(":")[3]


@pytest.mark.parametrize("prefix", ["", "data:image/jpeg;base64,"])
async def test_akools_detectors_take_the_picture_itself_too(akool: Desk, prefix: str) -> None:
    picture = prefix + base64.b64encode(content("group")).decode()
    assert len((await akool.post("/detect", {"img": picture}))["region"]) == 3
    one = await akool.post("/detect", {"img": picture, "single_face": True})
    assert len(one["region"]) == 1


@pytest.mark.parametrize("body", [{}, {"url": "nowhere"}, {"img": "%"}])
async def test_akools_current_detector_says_what_is_wrong_in_both_ways(akool: Desk, body: object) -> None:
    refused = await akool.post("/interface/detect-api/detect_faces", body)
    assert (refused["status"], refused["error_code"], refused["faces_obj"]) == (400, 1, {})


async def test_akool_deletes_results_for_good(akool: Desk) -> None:
    taken = (await akool.post(f"{AKOOL}/highquality/imgreage", await akool_body(akool)))["data"]
    await akool.service.quiet()
    assert (await akool.client.get(taken["url"])).status_code == 200
    assert (await akool.post(f"{AKOOL}/result/delbyids", {"_ids": taken["_id"]}))["code"] == 1000
    assert (await akool.client.get(taken["url"])).status_code == 404
