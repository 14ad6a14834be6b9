"""getFile."""

from playground.botapi.files import LARGEST_DOWNLOAD
from playground.botapi.methods.handler import Handler
from playground.botapi.parameters import Arguments
from playground.botapi.wire import Json, bad_request
from playground.botapi.world import World


async def get_file(world: World, args: Arguments) -> Json:
    if not (file_id := args.text("file_id")):
        raise bad_request("file_id not specified")
    file = world.shelf.find(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": world.shelf.link(file, world.clock()),
    }


HANDLERS: dict[str, Handler] = {"getFile": get_file}
