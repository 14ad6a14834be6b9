import io
from dataclasses import replace

from PIL import Image

from bot.media.model import Box, Face, MediaRef
from tests.support.job_world import World

NEIGHBOUR = Face(box=Box(10, 10, 50, 50))
MEANT = Face(box=Box(100, 90, 140, 130))


async def test_an_identity_with_several_people_is_cut_down_to_the_one_that_is_meant(world: World) -> None:
    scene = await world.pictures.find(world.spec.scene)
    crowd = io.BytesIO()
    Image.effect_noise((220, 210), 60).convert("RGB").save(crowd, "JPEG")
    identity = await world.pictures.take(crowd.getvalue(), user_id=world.user.id, purpose="identity")

    async def two_people(picture: MediaRef) -> tuple[Face, ...]:
        return (NEIGHBOUR, MEANT) if picture.sha256 != scene.sha256 else (MEANT,)

    world.provider.detect = two_people  # type: ignore[method-assign]
    pair = replace(world.spec.pairs[0], identity=identity.id, identity_box=MEANT.box)
    world.spec = replace(world.spec, pairs=(pair,))
    await world.order()
    await world.dispatcher.dispatch_waiting()
    (work,) = world.provider.bought.values()
    sent = work.pairs[0]
    assert sent.identity.id != identity.id
    assert (sent.identity.width, sent.identity.height) == (72, 72)
    assert sent.identity_face.box == Box(16, 16, 56, 56)


async def test_a_face_too_small_to_stand_alone_goes_with_its_picture(world: World) -> None:
    tiny = Face(box=Box(100, 90, 112, 102))

    async def two_people(picture: MediaRef) -> tuple[Face, ...]:
        return (NEIGHBOUR, tiny)

    world.provider.detect = two_people  # type: ignore[method-assign]
    pair = replace(world.spec.pairs[0], identity_box=tiny.box)
    world.spec = replace(world.spec, pairs=(pair,))
    await world.order()
    await world.dispatcher.dispatch_waiting()
    (work,) = world.provider.bought.values()
    assert (work.pairs[0].identity.id, work.pairs[0].identity_face.box) == (pair.identity, tiny.box)


async def test_an_identity_with_one_person_goes_as_it_is(world: World) -> None:
    await world.order()
    await world.dispatcher.dispatch_waiting()
    (work,) = world.provider.bought.values()
    assert work.pairs[0].identity.id == world.spec.pairs[0].identity
