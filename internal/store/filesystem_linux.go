package store

import "syscall"

// Numbers by which Linux tells file systems of other machines.
var networkFileSystems = map[int64]string{
	0x6969: "NFS", 0x517b: "SMB", 0xff534d42: "CIFS", 0xfe534d42: "SMB2", 0x01021997: "9P", 0x00c36400: "Ceph",
}

// networkFileSystem names the file system of a folder where it is on another
// machine.
func networkFileSystem(dir string) string {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return ""
	}
	return networkFileSystems[st.Type&0xffffffff]
}
